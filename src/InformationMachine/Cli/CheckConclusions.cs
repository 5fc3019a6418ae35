using System.Globalization;
using InformationMachine.Briefings.Abstractive;
using InformationMachine.Briefings.Grounding;
using InformationMachine.Briefings.Grounding.Training;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;

namespace InformationMachine.Cli;

/// <summary>
/// How many true conclusions and open questions the check of drafts publishes, and how many it stops once they are spoiled. Their words are
/// their own: what is promised of them is that every name, number and quotation stands in the posts.
/// </summary>
internal static class CheckConclusions
{
    private static readonly DraftCheck Drafts = new(SentenceCheck.Shipped);

    /// <summary>Prints both tables.</summary>
    /// <param name="paths">Files of <c>{"kind": "inference" or "open", "text", "source"}</c> a line.</param>
    /// <param name="texts">Where other names come from.</param>
    /// <param name="each">How many of each kind of fault.</param>
    /// <param name="seed">Where chance starts.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Every sentence with what became of it.</returns>
    public static IReadOnlyList<Tried> Print(IReadOnlyList<string> paths, IReadOnlyList<string> texts, int each, int seed, CancellationToken cancellationToken)
    {
        var all = paths.SelectMany(CheckFiles.Lines).Select(line => (Kind: Kind(line.Json, line.Where), True: new TrueSentence(CheckFiles.Text(line.Json, "text", line.Where), CheckFiles.Text(line.Json, "source", line.Where)))).ToList();
        var kept = all.Select(item => Try($"{item.Kind}", item.True, item.Kind, cancellationToken)).ToList();
        var stopped = all.GroupBy(item => item.Kind).SelectMany(group => SpoiledSentence.From(texts, group.Select(item => item.True), each, seed)
            .Select(made => Try($"{group.Key}, {made.Kind}", made.True with { Text = made.Text }, group.Key, cancellationToken))).ToList();
        Console.Out.WriteLine();
        Table.Print(["true conclusions and questions", "", "kept"], Rows(kept, isPublished: true));
        Console.Out.WriteLine();
        Table.Print(["false conclusions and questions", "", "stopped"], Rows(stopped, isPublished: false));
        return [.. kept, .. stopped];
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(IEnumerable<Tried> tried, bool isPublished) => tried.GroupBy(item => item.Name).Select(group => (IReadOnlyList<string>)[
        group.Key, group.Count().ToString(CultureInfo.InvariantCulture), group.Average(item => item.Reason is null == isPublished ? 1.0 : 0).ToString("F3", CultureInfo.InvariantCulture)]);

    private static StatementKind Kind(System.Text.Json.JsonElement json, string where) => CheckFiles.Text(json, "kind", where) switch
    {
        "inference" => StatementKind.Inference,
        "open" => StatementKind.Open,
        var other => throw new RefusedException(ExitCode.Failed, $"{where}: \"kind\" is \"{other}\"; write inference or open."),
    };

    private static Tried Try(string name, TrueSentence sentence, StatementKind kind, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var part = WordedPart.Find(kind is StatementKind.Open ? "questions" : "why")!;
        return new Tried(name, sentence.Text, sentence.Source, Drafts.Judge(new DraftedSentence(sentence.Text, [1], kind, Speaker: null), part, new GivenPosts([new GivenPost(1, Post(sentence.Source), language: null)])).Reason);
    }

    private static Post Post(string text) => new()
    {
        Id = PostId.From(FeedId.Parse("check"), "1"),
        Feed = FeedId.Parse("check"),
        Guid = "1",
        Author = "",
        Text = text,
        PublishedAt = DateTimeOffset.UnixEpoch,
        FirstSeenAt = DateTimeOffset.UnixEpoch,
        Fingerprint = "",
    };

    /// <summary>A sentence that was tried.</summary>
    /// <param name="Name">Of what kind it is.</param>
    /// <param name="Text">Its words.</param>
    /// <param name="Source">The post.</param>
    /// <param name="Reason">Why it was refused; null where it was not.</param>
    public sealed record Tried(string Name, string Text, string Source, string? Reason);
}
