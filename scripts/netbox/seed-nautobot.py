"""Fills an empty Nautobot with the objects of an estate, under the identities that the fake gives them.

Reads {"estate": …, "tokens": …, "statuses": …, "uuids": …} from standard input; runs in Nautobot's own
Python. Goes around Nautobot's own checks where it can, because hundreds of devices would take minutes.
"""

import json
import sys
from datetime import datetime, timedelta, timezone

import nautobot

nautobot.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.contrib.contenttypes.models import ContentType  # noqa: E402
from nautobot.dcim.models import (  # noqa: E402
    Device, DeviceClusterAssignment, DeviceType, Interface, Location, LocationType, Manufacturer, Platform,
    Rack, VirtualChassis,
)
from nautobot.extras.models import (  # noqa: E402
    ConfigContext, CustomField, CustomFieldChoice, Role, Status, Tag, TaggedItem,
)
from nautobot.ipam.models import (  # noqa: E402
    IPAddress, IPAddressToInterface, Namespace, Prefix,
)
from nautobot.tenancy.models import Tenant  # noqa: E402
from nautobot.users.models import ObjectPermission, Token  # noqa: E402
from nautobot.virtualization.models import (  # noqa: E402
    Cluster, ClusterType, VirtualMachine, VMInterface,
)

given = json.load(sys.stdin)
estate = given['estate']

# Types that exist here; objects and decimals do not.
FIELD_TYPES = {
    'text': 'text', 'longtext': 'markdown', 'integer': 'integer', 'boolean': 'boolean', 'date': 'date',
    'url': 'url', 'json': 'json', 'select': 'select', 'multiselect': 'multi-select',
}
FIELDS = {row['name'] for row in estate['customFields'] if row['type'] in FIELD_TYPES}


def main():
    seed_statuses()
    seed_custom_fields()
    seed_grounds()
    seed_addresses()
    seed_machines()
    seed_contexts()
    seed_users()


def at(text):
    return datetime.fromisoformat(text)


def uuid(kind, number):
    """The identity of an object: `uuidOf` of the fake."""
    return None if number is None else f"{given['uuids'][kind]}{number:012x}"


def status(value):
    return uuid('status', given['statuses'][value])


def save(model, kind, rows, fields):
    """Saves one after the other, so that trees grow in order, then sets the times."""
    for row in rows:
        item = model(id=uuid(kind, row['id']), **fields(row))
        item.save(force_insert=True)
        touch(model, item.pk, row['lastUpdated'])


def touch(model, pk, time):
    model.objects.filter(pk=pk).update(created=at(time), last_updated=at(time))


def types(*models):
    return ContentType.objects.get_for_models(*models).values()


def seed_statuses():
    """Those that Nautobot comes with, under our identities."""
    for value, number in given['statuses'].items():
        old = Status.objects.filter(name__iexact=value).first()
        if old is None:
            continue
        allowed = list(old.content_types.all())
        Status.objects.filter(pk=old.pk).delete()
        item = Status(
            id=uuid('status', number), name=old.name, color=old.color, description=old.description)
        item.save(force_insert=True)
        item.content_types.set(allowed)
        touch(Status, item.pk, given['epoch'])


def seed_grounds():
    seed_locations()
    Role.objects.filter(name__in=[row['name'] for row in estate['roles']]).delete()
    save(Role, 'role', estate['roles'], lambda row: {'name': row['name'], 'color': row['color']})
    for item in Role.objects.filter(name__in=[row['name'] for row in estate['roles']]):
        item.content_types.set(types(Device, VirtualMachine))
    save(Manufacturer, 'manufacturer', estate['manufacturers'], lambda row: {'name': row['name']})
    save(DeviceType, 'deviceType', estate['deviceTypes'], lambda row: {
        'manufacturer_id': uuid('manufacturer', row['manufacturer']), 'model': row['model'], 'u_height': 1})
    save(Platform, 'platform', estate['platforms'], lambda row: {
        'name': row['name'], 'network_driver': row['networkDriver'],
        'manufacturer_id': uuid('manufacturer', row['manufacturer'])})
    save(Tenant, 'tenant', estate['tenants'], lambda row: {'name': row['name']})
    save(Tag, 'tag', estate['tags'], lambda row: {'name': row['name'], 'color': row['color']})
    for item in Tag.objects.all():
        item.content_types.set(types(Device, VirtualMachine))
    save(ClusterType, 'clusterType', estate['clusterTypes'], lambda row: {'name': row['name']})
    save(Cluster, 'cluster', estate['clusters'], lambda row: {
        'name': row['name'], 'cluster_type_id': uuid('clusterType', row['type'])})
    save(Rack, 'rack', estate['racks'], lambda row: {
        'name': row['name'], 'location_id': uuid('site', row['site']), 'status_id': status('active')})


def seed_locations():
    """Regions, sites and rooms are locations of three types."""
    parent = None
    for number, name in enumerate(('Region', 'Site', 'Room'), 1):
        kind = LocationType(
            id=uuid('locationType', number), name=name, nestable=name != 'Site', parent=parent)
        kind.save(force_insert=True)
        kind.content_types.set(types(Device, Rack))
        touch(LocationType, kind.pk, given['epoch'])
        parent = kind

    def place(number, parent_id):
        return lambda row: {
            'name': row['name'], 'status_id': status('active'),
            'location_type_id': uuid('locationType', number), 'parent_id': parent_id(row)}

    save(Location, 'region', estate['regions'], place(1, lambda row: uuid('region', row['parent'])))
    save(Location, 'site', estate['sites'], place(2, lambda row: uuid('region', row['region'])))
    save(Location, 'location', estate['locations'], place(
        3, lambda row: uuid('location', row['parent']) or uuid('site', row['site'])))


def seed_addresses():
    namespace = Namespace.objects.get(name='Global')
    parents = {}
    for version, text in ((4, '0.0.0.0/0'), (6, '::/0')):
        parents[version] = Prefix(
            prefix=text, namespace=namespace, type='network', status_id=status('active'))
        parents[version].save()

    def address(row):
        item = IPAddress(
            id=uuid('ipAddress', row['id']), address=row['address'], dns_name=row['dnsName'],
            status_id=status('active'), nat_inside_id=uuid('ipAddress', row['inside']))
        item.parent = parents[item.ip_version]
        return item

    # What is translated stands before what it is translated to.
    for wanted in (False, True):
        IPAddress.objects.bulk_create(
            address(row) for row in estate['addresses'] if (row['inside'] is not None) == wanted)
    for row in estate['addresses']:
        time = at(given['epoch']) + timedelta(minutes=row['id'])
        touch(IPAddress, uuid('ipAddress', row['id']), time.isoformat())


def machine_fields(kind, row):
    return {
        'id': uuid(kind, row['id']),
        'name': row['name'],
        'status_id': status(row['status']),
        'role_id': uuid('role', row['role']),
        'platform_id': uuid('platform', row['platform']),
        'tenant_id': uuid('tenant', row['tenant']),
        'primary_ip4_id': uuid('ipAddress', row['primaryIp4']),
        'primary_ip6_id': uuid('ipAddress', row['primaryIp6']),
        'comments': row['comments'],
        'local_config_context_data': row['localContext'],
        '_custom_field_data': {
            name: value for name, value in row['customFields'].items() if name in FIELDS},
    }


def seed_machines():
    VirtualChassis.objects.bulk_create(
        VirtualChassis(id=uuid('virtualChassis', row['id']), name=row['name'])
        for row in estate['virtualChassis'])
    Device.objects.bulk_create(
        Device(
            **machine_fields('device', row),
            device_type_id=uuid('deviceType', row['deviceType']),
            serial=row['serial'],
            asset_tag=row['assetTag'],
            location_id=uuid('location', row['location']) or uuid('site', row['site']),
            rack_id=uuid('rack', row['rack']),
            position=row['position'],
            virtual_chassis_id=uuid('virtualChassis', row['virtualChassis']),
            vc_position=row['vcPosition'],
            vc_priority=row['vcPriority'],
        ) for row in estate['devices'])
    DeviceClusterAssignment.objects.bulk_create(
        DeviceClusterAssignment(
            device_id=uuid('device', row['id']), cluster_id=uuid('cluster', row['cluster']))
        for row in estate['devices'] if row['cluster'] is not None)
    VirtualMachine.objects.bulk_create(
        VirtualMachine(
            **machine_fields('virtualMachine', row),
            cluster_id=uuid('cluster', row['cluster']), vcpus=row['vcpus'], memory=row['memory'],
        ) for row in estate['virtualMachines'])
    for row in estate['virtualChassis']:
        pk = uuid('virtualChassis', row['id'])
        VirtualChassis.objects.filter(pk=pk).update(master_id=uuid('device', row['masterId']))
        touch(VirtualChassis, pk, row['lastUpdated'])
    seed_details('devices', 'device', Device, Interface)
    seed_details('virtualMachines', 'virtualMachine', VirtualMachine, VMInterface)


def seed_details(rows_of, kind, model, interface_model):
    """Interfaces with the addresses, tags and times of machines."""
    is_device = model is Device
    content_type = ContentType.objects.get_for_model(model)
    for row in estate[rows_of]:
        pk = uuid(kind, row['id'])
        addresses = [own for own in (row['primaryIp4'], row['primaryIp6']) if own is not None]
        if addresses:
            place = {'device_id': pk, 'type': '1000base-t'} if is_device else {'virtual_machine_id': pk}
            interface = interface_model(name='mgmt0', status_id=status('active'), **place)
            interface.save()
            IPAddressToInterface.objects.bulk_create(
                IPAddressToInterface(
                    ip_address_id=uuid('ipAddress', own),
                    **{'interface' if is_device else 'vm_interface': interface})
                for own in addresses)
        model.objects.filter(pk=pk).update(
            created=at(row['created']), last_updated=at(row['lastUpdated']))
    TaggedItem.objects.bulk_create(
        TaggedItem(content_type=content_type, object_id=uuid(kind, row['id']), tag_id=uuid('tag', tag))
        for row in estate[rows_of] for tag in row['tags'])


def seed_contexts():
    for row in estate['configContexts']:
        context = ConfigContext(name=row['name'], weight=row['weight'], data=row['data'])
        context.save()
        context.locations.set(
            [uuid('region', own) for own in row['regions']] + [uuid('site', own) for own in row['sites']])
        for name, kind in (('roles', 'role'), ('platforms', 'platform'), ('tags', 'tag')):
            getattr(context, name).set([uuid(kind, own) for own in row[name]])


def seed_custom_fields():
    for row in estate['customFields']:
        if row['name'] not in FIELDS:
            continue
        field = CustomField(
            id=uuid('customField', row['id']), key=row['name'], label=row['name'],
            type=FIELD_TYPES[row['type']], filter_logic=row['filterLogic'])
        field.save(force_insert=True)
        field.content_types.set(
            ContentType.objects.get_by_natural_key(*name.split('.')) for name in row['objectTypes'])
        for value in row.get('choices', {}):
            CustomFieldChoice(custom_field=field, value=value).save()
        touch(CustomField, field.pk, row['lastUpdated'])


def seed_users():
    for row in given['tokens']:
        # There are neither tokens of version 2 nor those of one address.
        if row['value'].startswith('nbt_') or row.get('isBoundToOtherAddress'):
            continue
        name = row.get('user', 'admin')
        user, _ = get_user_model().objects.get_or_create(
            username=name, defaults={'is_superuser': name == 'admin', 'is_active': True})
        token = Token(user=user, key=row['value'], write_enabled=False)
        if row.get('isExpired'):
            token.expires = datetime(2020, 1, 1, tzinfo=timezone.utc)
        token.save()
        if row.get('viewsOnly'):
            permission = ObjectPermission(name=name, actions=['view'])
            permission.save()
            permission.users.add(user)
            permission.object_types.set(
                ContentType.objects.get_by_natural_key(*model.split('.')) for model in row['viewsOnly'])


main()
