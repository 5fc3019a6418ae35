namespace InformationMachine.Data.Store.LiteDb.Files;

/// <summary>What is opened must be a file: a pipe in its place would be waited for, for ever, and a device has neither length nor end.</summary>
internal static class RegularFile
{
    /// <summary>Returns the path.</summary>
    /// <exception cref="DataFileException">Something else lies there.</exception>
    public static string Demand(string path) => FileIdentity.IsRegular(path)
        ? path
        : throw new DataFileException($"{path} is no file but a pipe, a socket or a device. Move it away and put the file back, or restore a backup with `restore FILE`.");
}
