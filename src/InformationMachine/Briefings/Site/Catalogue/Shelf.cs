namespace InformationMachine.Briefings.Site.Catalogue;

/// <summary>Stories lie in shelves of a hundred by number, so that a change costs its shelf, however many stories there are.</summary>
internal static class Shelf
{
    public const int Size = 100;

    /// <summary>The shelf of a thread, from 1.</summary>
    public static int Of(int thread) => ((thread - 1) / Size) + 1;
}
