namespace InformationMachine.Text;

/// <summary>What a headline consists of where bars, colons or dashes part it, and which of it is only the name of who posts.</summary>
internal static class HeadlineParts
{
    private static readonly string[] Marks = [" | ", " : ", ": ", " – ", " — ", " - ", " :: ", " · "];

    /// <summary>"The Quay | Bridge closed" by The Quay is "Bridge closed". Of a chain of parts between bars, the author's is taken out.</summary>
    public static string WithoutAuthor(string title, string author)
    {
        if (author.Length < 2 || !title.Contains(author, StringComparison.OrdinalIgnoreCase)) return title;
        foreach (var mark in Marks)
        {
            var parts = title.Split(mark, StringSplitOptions.TrimEntries);
            if (parts.Length < 2) continue;
            var left = parts.Where(part => !part.Equals(author, StringComparison.OrdinalIgnoreCase)).ToList();
            // Only at an end or between bars it is a signature; elsewhere it is the story's.
            if (left.Count > 0 && left.Count < parts.Length && (mark == " | " || IsAtEnd(parts, author))) return string.Join(mark == " | " && left.Count > 1 ? ": " : mark, left);
        }

        return title;
    }

    private static bool IsAtEnd(string[] parts, string author) =>
        parts[0].Equals(author, StringComparison.OrdinalIgnoreCase) || parts[^1].Equals(author, StringComparison.OrdinalIgnoreCase);
}
