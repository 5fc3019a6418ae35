namespace InformationMachine.Desk.Index;

/// <summary>What is searched for.</summary>
/// <param name="Text">Words that a post must all hold; the last may be the beginning of one.</param>
/// <param name="Author">Part of the author's name or handle.</param>
/// <param name="Feed">The feed.</param>
/// <param name="From">The earliest day.</param>
/// <param name="To">The latest day.</param>
internal sealed record SearchQuery(string Text, string? Author = null, string? Feed = null, DateOnly? From = null, DateOnly? To = null)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && string.IsNullOrWhiteSpace(Author) && string.IsNullOrWhiteSpace(Feed) && From is null && To is null;

    /// <summary>Whether a post passes the filters.</summary>
    public bool Admits(IndexedPost post)
    {
        var day = DateOnly.FromDateTime(post.PublishedAt.UtcDateTime);
        return (From is null || day >= From) && (To is null || day <= To)
            && (string.IsNullOrWhiteSpace(Feed) || post.Feed == Feed)
            && (string.IsNullOrWhiteSpace(Author) || post.Author.Contains(Author.Trim(), StringComparison.OrdinalIgnoreCase)
                || post.Handle?.Contains(Author.Trim(), StringComparison.OrdinalIgnoreCase) == true);
    }
}
