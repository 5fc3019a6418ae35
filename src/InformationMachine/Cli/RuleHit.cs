namespace InformationMachine.Cli;

/// <summary>A sentence that a rule speaks against, once however many posts have it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Hash">The first 16 hexadecimal digits of the SHA-256 of the sentence in UTF-8.</param>
/// <param name="Sentence">As it stands in the first post that has it.</param>
/// <param name="IsRemoved">True where it is never told, false where it only has less weight.</param>
/// <param name="Before">The sentence before it.</param>
/// <param name="After">The sentence behind it; of one that was cut what is left.</param>
/// <param name="Where">The file of the feed or of the posts.</param>
internal sealed record RuleHit(string Rule, string Hash, string Sentence, bool IsRemoved, string Before, string After, string Where)
{
    /// <summary>True where the rule cuts off a part only; what is left is told.</summary>
    public bool IsCut { get; init; }
}
