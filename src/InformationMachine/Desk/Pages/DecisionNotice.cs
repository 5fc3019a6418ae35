using InformationMachine.Data.Decisions;
using InformationMachine.Data.Store;
using InformationMachine.Text;
using InformationMachine.Threads.Decisions;

namespace InformationMachine.Desk.Pages;

/// <summary>What a decision did, for somebody who does not know threads and decisions by number.</summary>
internal static class DecisionNotice
{
    private const int Words = 60;

    public static string Of(IMachineReader reader, Decision decision, string also = "")
    {
        if (decision.Undoes is { } id && reader.Decision(id) is { } undone) return Named(reader, undone, DecisionText.Undone(undone));
        return Named(reader, decision, DecisionText.Sentence(decision) + also);
    }

    /// <summary>With posts and stories by their words beside their numbers.</summary>
    private static string Named(IMachineReader reader, Decision decision, string sentence)
    {
        if (decision is { Kind: DecisionKind.Merge, Other: { } gone } && reader.Thread(gone) is { } merged) sentence = sentence.Replace($"Thread {gone} was", $"Thread {gone} \u201C{merged.Title}\u201D was", StringComparison.Ordinal);
        if (decision.Kind is DecisionKind.Keep or DecisionKind.Move && decision.Moves.Length == 1 && reader.Post(decision.Moves[0].Post) is { } post) sentence = sentence.Replace("1 post", $"{post.Author}\u2019s post \u201C{Shown.Line(post, Words)}\u201D", StringComparison.Ordinal);
        var isNamed = decision.Kind is DecisionKind.Rename;
        return isNamed || Forwarding.Survivor(reader, decision is { Kind: DecisionKind.Move, Other: { } target } ? target : decision.Thread) is not { } thread ? sentence : $"{sentence} \u2014 {PlainLine.Excerpt(thread.Title, Words)}";
    }
}
