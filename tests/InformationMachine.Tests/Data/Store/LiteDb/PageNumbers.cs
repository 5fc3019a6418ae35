using InformationMachine.Data.Store.LiteDb.Files;

namespace InformationMachine.Tests.Data.Store.LiteDb;

/// <summary>For tests that change a data file with LiteDB alone, as an older program did.</summary>
internal static class PageNumbers
{
    /// <summary>Writes the check numbers of the pages anew: what is wrong with the file then are its records, not its pages.</summary>
    public static void Renew(string path)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        PageChecks.Compute(handle, DataFileHeader.Pages(handle)).Write(handle);
    }
}
