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

    /// <summary>The same for the history of a story, whose name stands above it: a single post by who wrote it and its words.</summary>
    public static string InHistory(IMachineReader reader, Decision decision) => decision.Undoes is { } id && reader.Decision(id) is { } undone
        ? WithPost(reader, undone, DecisionText.Undone(undone))
        : WithPost(reader, decision, DecisionText.Sentence(decision));

    private static string WithPost(IMachineReader reader, Decision decision, string sentence) =>
        decision is { Kind: DecisionKind.Keep or DecisionKind.Move, Moves: [var move] } && reader.Post(move.Post) is { } post
            ? sentence.Replace("1 post", $"{post.Author}\u2019s post \u201C{Shown.Line(post, Words)}\u201D", StringComparison.Ordinal)
            : sentence;

    /// <summary>With posts and stories by their words beside their numbers.</summary>
    private static string Named(IMachineReader reader, Decision decision, string sentence)
    {
        if (decision is { Kind: DecisionKind.Merge, Other: { } gone } && reader.Thread(gone) is { } merged) sentence = sentence.Replace($"Thread {gone} was", $"Thread {gone} \u201C{merged.Title}\u201D was", StringComparison.Ordinal);
        sentence = WithPost(reader, decision, sentence);
        var isNamed = decision.Kind is DecisionKind.Rename;
        return isNamed || Forwarding.Survivor(reader, decision is { Kind: DecisionKind.Move, Other: { } target } ? target : decision.Thread) is not { } thread ? sentence : $"{sentence} \u2014 {PlainLine.Excerpt(thread.Title, Words)}";
    }
}
