namespace InformationMachine.Data.Store.LiteDb.Files;

/// <summary>
/// Whether LiteDB can be asked about a file at all. It follows lists of nodes, and reads documents, without looking where they end: one
/// altered byte can keep a question busy for ever, where neither a limit nor a token reaches it. So all of it is read once before.
/// </summary>
internal static class PageSurvey
{
    /// <summary>What stands in the way; null where nothing does.</summary>
    /// <param name="pages">The file's pages.</param>
    /// <param name="stop">Breaks it off.</param>
    public static string? Trouble(RawPages pages, CancellationToken stop)
    {
        if (!IndexLists.Look(pages, stop).AreWhole) return "the lists of its indices are torn";
        var (torn, first) = (0L, default(PageAddress));
        foreach (var (at, content) in pages.Contents(stop))
        {
            if (RawRecord.Read(content) is null && torn++ == 0) first = at;
        }

        return torn == 0 ? null : $"{torn} of its records cannot be read, the first on page {first.Page}";
    }
}
