namespace InformationMachine.Briefings.Site.Catalogue;

/// <summary>What is remembered of an author beside the pages. While it is there, they hold what was written.</summary>
internal sealed record AuthorRecord
{
    public required string Name { get; init; }

    public string? Handle { get; init; }

    /// <summary>How many older stories each shelf holds.</summary>
    public SortedDictionary<int, int> Older { get; init; } = [];

    /// <summary>True where the other says the same.</summary>
    public bool IsLike(AuthorRecord? other) => other is not null && (Name, Handle) == (other.Name, other.Handle) && Older.SequenceEqual(other.Older);
}
