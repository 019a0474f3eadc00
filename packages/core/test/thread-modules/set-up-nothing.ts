// A set-up module that forgets to export `connections`.

export const connection = []
