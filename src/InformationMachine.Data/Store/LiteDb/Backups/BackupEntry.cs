namespace InformationMachine.Data.Store.LiteDb.Backups;

/// <summary>A file in a backup.</summary>
/// <param name="Name">Its path in the backup, with forward slashes.</param>
/// <param name="Bytes">Its length in bytes.</param>
/// <param name="Sha256">Its SHA-256, 64 lower-case hexadecimal digits.</param>
public sealed record BackupEntry(string Name, long Bytes, string Sha256);
