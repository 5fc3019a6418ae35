using InformationMachine.Briefings.Sections;

namespace InformationMachine.Desk.Api;

/// <summary>A sentence of a thread's post with what became of it in the newest briefing.</summary>
/// <param name="Post">The post.</param>
/// <param name="Text">What of it would be printed; of what was removed, the text as it stands.</param>
/// <param name="Became">used, corrected, outranked, repeated, removed, or refused by the check.</param>
/// <param name="Sections">The sections that tell it.</param>
/// <param name="Rule">The rule that removed it or lowered its weight.</param>
/// <param name="Check">Of what was refused, the check that it failed: number, name, quotation, words, contrary or day.</param>
internal sealed record ApiSentence(string Post, string Text, string Became, IReadOnlyList<string> Sections, string? Rule, string? Check)
{
    public static ApiSentence Of(SentenceFate fate) => new(fate.Post.Id.Value, fate.Text, fate.Became.ToString().ToLowerInvariant(), fate.Sections, fate.Rule, fate.Check);
}
