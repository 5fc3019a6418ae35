namespace InformationMachine.Text;

/// <summary>What the filter says of one sentence: kept, kept with less weight, or removed by a rule.</summary>
/// <param name="Text">What of it may be printed; null where it was removed.</param>
/// <param name="Rule">The rule that removed it or lowers its weight; null for neither.</param>
internal readonly record struct SentenceVerdict(string? Text, string? Rule)
{
    /// <summary>The rule of words that matched; null for none.</summary>
    public LanguageRule? Words { get; init; }

    /// <summary>The rule that cut something off before or behind it; null for none.</summary>
    public string? CutBy { get; init; }

    /// <summary>True where no rule speaks against it.</summary>
    public bool IsKept => Text is not null && Rule is null;

    /// <summary>True where it may be told, after what nothing speaks against.</summary>
    public bool IsLowered => Text is not null && Rule is not null;

    public static SentenceVerdict Kept(string text) => new(text, null);

    public static SentenceVerdict Lowered(string text, LanguageRule rule) => new(text, rule.Id) { Words = rule };

    public static SentenceVerdict Removed(string rule) => new(null, rule);
}
