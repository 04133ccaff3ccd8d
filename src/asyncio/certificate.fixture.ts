// A certificate for localhost and 127.0.0.1 that signs itself, and its key, for tests only: nobody
// trusts it unless told to. Valid from 2020 to 2120.

export const certificate = `-----BEGIN CERTIFICATE-----
MIIBZjCCAQ2gAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhv
c3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM
CWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABHWq8bypjmxmZYqE
t2yaOFkt5H5VMzWKk6s+kYCx3fyhTUFDqm5n9BZeqpt1PlaLiFPwaY1a1U/QNEu1
bIGnl1ujTjBMMA8GA1UdEwEB/wQFMAMBAf8wGgYDVR0RBBMwEYIJbG9jYWxob3N0
hwR/AAABMB0GA1UdDgQWBBQCGPAkrduq4PBjXLAAOJuzm3+2UDAKBggqhkjOPQQD
AgNHADBEAiBUpgDrSc8gty4XY2gJDLvJb+0hxbIoLoax+A/gvlsDagIgFopEtwEP
6U1U2VdOSadKG/7jFIrrNarlg2aHBR0TUdA=
-----END CERTIFICATE-----
`;

export const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg+X/uoXeOTZBsk9qJ
g+DmhkyQzLl5dn1njvNPEcO6/vShRANCAAR1qvG8qY5sZmWKhLdsmjhZLeR+VTM1
ipOrPpGAsd38oU1BQ6puZ/QWXqqbdT5Wi4hT8GmNWtVP0DRLtWyBp5db
-----END PRIVATE KEY-----
`;
