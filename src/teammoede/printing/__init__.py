"""Paper: one module a sheet, domain objects in, PDF bytes out; knows no archive and no window."""
