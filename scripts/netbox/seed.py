"""Fills an empty NetBox with the objects of an estate, under the same ids.

Reads {"estate": …, "tokens": …} from standard input; runs in NetBox's own Python with
DJANGO_SETTINGS_MODULE=netbox.settings. Goes around NetBox's own checks and counters where it can,
because thousands of devices would take minutes, and sets by hand what they would have set.
"""

import json
import os
import sys
import uuid
from datetime import datetime, timezone

import django

os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'netbox.settings')
django.setup()

from core.models import ObjectChange, ObjectType  # noqa: E402
from dcim.models import (  # noqa: E402
    Device, DeviceRole, DeviceType, Interface, Location, Manufacturer, Platform, Rack, Region, Site,
    SiteGroup, VirtualChassis,
)
from django.contrib.contenttypes.models import ContentType  # noqa: E402
from extras.models import (  # noqa: E402
    ConfigContext, CustomField, CustomFieldChoiceSet, Tag, TaggedItem,
)
from ipam.models import IPAddress  # noqa: E402
from tenancy.models import Tenant  # noqa: E402
from users.models import Token, User  # noqa: E402
from virtualization.models import Cluster, ClusterType, VirtualMachine, VMInterface  # noqa: E402


def main():
    given = json.load(sys.stdin)
    estate = given['estate']
    seed_custom_fields(estate['customFields'])
    seed_grounds(estate)
    seed_machines(estate)
    seed_contexts(estate['configContexts'])
    seed_changes(estate['changes'])
    seed_users(given['tokens'])


def at(text):
    return datetime.fromisoformat(text)


def save(model, rows, fields):
    """Saves one after the other, so that trees grow in order, then sets the times."""
    for row in rows:
        item = model(id=row['id'], **fields(row))
        item.save(force_insert=True)
        model.objects.filter(pk=item.pk).update(
            created=at(row['lastUpdated']), last_updated=at(row['lastUpdated'])
        )


def named(row, **more):
    return {'name': row['name'], 'slug': row['slug'], **more}


def seed_grounds(estate):
    save(Region, estate['regions'], lambda row: named(row, parent_id=row['parent']))
    save(SiteGroup, estate['siteGroups'], lambda row: named(row, parent_id=row['parent']))
    save(Site, estate['sites'], lambda row: named(
        row, status='active', region_id=row['region'], group_id=row['group']))
    save(Location, estate['locations'], lambda row: named(
        row, status='active', site_id=row['site'], parent_id=row['parent']))
    save(Rack, estate['racks'], lambda row: {
        'name': row['name'], 'site_id': row['site'], 'status': 'active'})
    save(DeviceRole, estate['roles'], lambda row: named(
        row, color=row['color'], vm_role=True, parent_id=row['parent']))
    save(Manufacturer, estate['manufacturers'], named)
    save(DeviceType, estate['deviceTypes'], lambda row: {
        'manufacturer_id': row['manufacturer'], 'model': row['model'], 'slug': row['slug'],
        'u_height': 1})
    save(Platform, estate['platforms'], lambda row: named(
        row, manufacturer_id=row['manufacturer'], parent_id=row['parent']))
    save(Tenant, estate['tenants'], named)
    save(Tag, estate['tags'], lambda row: named(row, color=row['color']))
    save(ClusterType, estate['clusterTypes'], named)
    save(Cluster, estate['clusters'], lambda row: {
        'name': row['name'], 'type_id': row['type'], 'status': 'active'})


def machine_fields(row):
    return {
        'id': row['id'],
        'name': row['name'],
        'status': row['status'],
        'role_id': row['role'],
        'platform_id': row['platform'],
        'tenant_id': row['tenant'],
        'site_id': row['site'],
        'cluster_id': row['cluster'],
        'serial': row['serial'],
        'description': row['description'],
        'comments': row['comments'],
        'local_context_data': row['localContext'],
        'custom_field_data': row['customFields'],
    }


def seed_machines(estate):
    members = {row['id']: len(row['memberIds']) for row in estate['virtualChassis']}
    VirtualChassis.objects.bulk_create(
        VirtualChassis(id=row['id'], name=row['name'], member_count=members[row['id']])
        for row in estate['virtualChassis']
    )
    Device.objects.bulk_create((
        Device(
            **machine_fields(row),
            device_type_id=row['deviceType'],
            asset_tag=row['assetTag'],
            location_id=row['location'],
            rack_id=row['rack'],
            position=row['position'],
            face='front' if row['position'] else '',
            virtual_chassis_id=row['virtualChassis'],
            vc_position=row['vcPosition'],
            vc_priority=row['vcPriority'],
        ) for row in estate['devices']
    ), batch_size=1000)
    VirtualMachine.objects.bulk_create((
        VirtualMachine(
            **machine_fields(row), vcpus=row['vcpus'], memory=row['memory']
        ) for row in estate['virtualMachines']
    ), batch_size=1000)
    seed_addresses(estate)
    for row in estate['virtualChassis']:
        VirtualChassis.objects.filter(pk=row['id']).update(
            master_id=row['masterId'],
            created=at(row['lastUpdated']), last_updated=at(row['lastUpdated']),
        )
    seed_tags(estate)


def seed_addresses(estate):
    """One interface for every machine that has an address, and all addresses on it."""
    interfaces = {}
    for kind, model, parent in (
        ('devices', Interface, 'device_id'), ('virtualMachines', VMInterface, 'virtual_machine_id'),
    ):
        # Primary addresses first: those of management only would change the count of interfaces.
        owners = [row for row in estate[kind] if addresses_of(row)]
        created = model.objects.bulk_create((
            model(name='mgmt0', **{parent: row['id']}, **interface_place(model, row))
            for row in owners
        ), batch_size=1000)
        content_type = ContentType.objects.get_for_model(model)
        for row, interface in zip(owners, created):
            for address in addresses_of(row):
                interfaces[address] = (content_type, interface.pk)

    def address(row):
        content_type, pk = interfaces.get(row['id'], (None, None))
        return IPAddress(
            id=row['id'], address=row['address'], dns_name=row['dnsName'], status='active',
            nat_inside_id=row['inside'], assigned_object_type=content_type, assigned_object_id=pk,
        )

    # What is translated stands before what it is translated to.
    inside = [row for row in estate['addresses'] if row['inside'] is None]
    outside = [row for row in estate['addresses'] if row['inside'] is not None]
    for rows in (inside, outside):
        IPAddress.objects.bulk_create((address(row) for row in rows), batch_size=1000)

    for kind, model in (('devices', Device), ('virtualMachines', VirtualMachine)):
        changed = []
        for row in estate[kind]:
            item = model(
                id=row['id'], primary_ip4_id=row['primaryIp4'], primary_ip6_id=row['primaryIp6'],
                interface_count=1 if addresses_of(row) else 0,
                created=at(row['created']), last_updated=at(row['lastUpdated']),
            )
            if kind == 'devices':
                item.oob_ip_id = row['oobIp']
            changed.append(item)
        fields = ['primary_ip4', 'primary_ip6', 'interface_count', 'created', 'last_updated']
        if kind == 'devices':
            fields.append('oob_ip')
        model.objects.bulk_update(changed, fields, batch_size=500)


def addresses_of(row):
    own = (row['primaryIp4'], row['primaryIp6'], row.get('oobIp'))
    return [address for address in own if address is not None]


def interface_place(model, row):
    if model is not Interface:
        return {}
    return {'type': '1000base-t', '_site_id': row['site'], '_location_id': row['location'],
            '_rack_id': row['rack']}


def seed_tags(estate):
    for kind, model in (('devices', Device), ('virtualMachines', VirtualMachine)):
        content_type = ContentType.objects.get_for_model(model)
        TaggedItem.objects.bulk_create((
            TaggedItem(content_type=content_type, object_id=row['id'], tag_id=tag)
            for row in estate[kind] for tag in row['tags']
        ), batch_size=1000)


def seed_contexts(rows):
    for row in rows:
        context = ConfigContext(
            id=row['id'], name=row['name'], weight=row['weight'], data=row['data'], is_active=True)
        context.save(force_insert=True)
        for name in ('regions', 'sites', 'roles', 'platforms', 'tags'):
            getattr(context, name).set(row[name])
    for model in (Device, VirtualMachine):
        if hasattr(model, '_config_context_data'):
            model.objects.update(_config_context_data=None)


def seed_custom_fields(rows):
    for row in rows:
        choice_set = None
        if 'choices' in row:
            choice_set = CustomFieldChoiceSet(
                id=row['id'], name=row['name'], extra_choices=list(row['choices'].items()))
            choice_set.save(force_insert=True)
        related = row.get('relatedObjectType')
        field = CustomField(
            id=row['id'], name=row['name'], type=row['type'], choice_set=choice_set,
            filter_logic=row['filterLogic'],
            related_object_type=related and ObjectType.objects.get_by_natural_key(*related.split('.')),
        )
        field.save(force_insert=True)
        field.object_types.set(
            ObjectType.objects.get_by_natural_key(*name.split('.')) for name in row['objectTypes'])
        CustomField.objects.filter(pk=field.pk).update(
            created=at(row['lastUpdated']), last_updated=at(row['lastUpdated']))


def seed_changes(rows):
    for row in rows:
        app, model = row['type'].split('.')
        item = ObjectChange(
            id=row['id'], user_name='admin', request_id=uuid.uuid4(), action=row['action'],
            changed_object_type=ContentType.objects.get(app_label=app, model=model),
            changed_object_id=row['objectId'], object_repr=row['type'])
        item.save(force_insert=True)
        ObjectChange.objects.filter(pk=item.pk).update(time=at(row['time']))


def seed_users(rows):
    for row in rows:
        name = row.get('user', 'admin')
        user, _ = User.objects.get_or_create(
            username=name, defaults={'is_superuser': name == 'admin'})
        value = row['value']
        if value.startswith('nbt_'):
            key, plaintext = value.removeprefix('nbt_').split('.')
            token = Token(user=user, version=2, token=plaintext, key=key)
        else:
            token = Token(user=user, version=1, token=value)
        if row.get('isExpired'):
            token.expires = datetime(2020, 1, 1, tzinfo=timezone.utc)
        if row.get('isBoundToOtherAddress'):
            token.allowed_ips = ['192.0.2.1/32']
        token.write_enabled = False
        token.save()


main()
