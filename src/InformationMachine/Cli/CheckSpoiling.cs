using System.CommandLine;
using System.Globalization;
using InformationMachine.Briefings.Grounding;
using InformationMachine.Briefings.Grounding.Judging;
using InformationMachine.Briefings.Grounding.Training;

namespace InformationMachine.Cli;

/// <summary>The verb <c>check spoil</c>: makes false sentences from true ones and says how many the check stops, and how many true ones it keeps.</summary>
internal static class CheckSpoiling
{
    private const int LongestText = 3000;
    private const int MostVerbatim = 1000;

    private static readonly Option<string[]> Texts = CheckTraining.Texts();
    private static readonly Option<string[]> Paraphrases = CheckTraining.Paraphrases();
    private static readonly Option<string[]> LearnTexts = new("--learn-texts") { Description = "Measure each kind also with a judge learned from these texts without that kind.", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string[]> LearnParaphrases = new("--learn-paraphrases") { Description = "Paraphrases for the same.", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string[]> Conclusions = new("--conclusions") { Description = "True conclusions and open questions with their sources: how many are published, and how many spoiled ones.", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<int> Each = new("--each") { Description = "How many of each kind.", HelpName = "N", DefaultValueFactory = _ => 450 };
    private static readonly Option<int> Seed = new("--seed") { Description = "Where chance starts.", HelpName = "N", DefaultValueFactory = _ => 1 };
    private static readonly Option<string?> Judge = new("--judge") { Description = "A judge that `check train` has written (default: the shipped one).", HelpName = "FILE" };
    private static readonly Option<string?> Output = new("--output") { Description = "Where to write the sentences with their verdicts in JSONL.", HelpName = "FILE" };

    public static Command Create()
    {
        var command = new Command("spoil", "Make false sentences from true ones and print the share that the check stops, by kind, and the share of true ones that it keeps.")
        {
            Texts, Paraphrases, Conclusions, LearnTexts, LearnParaphrases, Each, Seed, Judge, Output,
        };
        command.SetAction((parse, cancellationToken) => Task.Run(() => Run(parse, cancellationToken), cancellationToken));
        return command;
    }

    private static int Run(ParseResult parse, CancellationToken cancellationToken)
    {
        var texts = CheckFiles.Texts(parse.GetValue(Texts)!).Where(text => text.Length <= LongestText).ToList();
        var judge = CheckFiles.Judge(parse.GetValue(Judge));
        var sentences = texts.SelectMany(SentenceMaterial.Sentences).DistinctBy(sentence => sentence.Text, StringComparer.Ordinal).ToList();
        var (each, seed, paraphrases) = (parse.GetValue(Each), parse.GetValue(Seed), CheckFiles.Paraphrases(parse.GetValue(Paraphrases) ?? []));
        var spoiled = Measure(SpoiledSentence.From(texts, sentences, each, seed).Select(made => (made.Text, made.True, Name: $"{made.Kind}")), cancellationToken);
        var reworded = Measure(SpoiledSentence.From(texts, paraphrases, each, seed).Select(made => (made.Text, made.True, Name: "spoiled paraphrases")), cancellationToken);
        var verbatim = Measure(sentences.Take(MostVerbatim).Select(sentence => (sentence.Text, sentence, Name: "verbatim")), cancellationToken);
        var worded = Measure(paraphrases.Select(sentence => (sentence.Text, sentence, Name: "paraphrases")), cancellationToken);
        var others = OtherJudges(parse, judge.Least, cancellationToken);
        Table.Print(["false sentences", "", "stopped", "stopped when the kind was not learned"], spoiled.Concat(reworded).GroupBy(item => item.Name).Select(group => (IReadOnlyList<string>)[
            group.Key, Count(group.Count()), Share(group, judge, kept: false), others.TryGetValue(group.Key, out var other) ? Share(group, other, kept: false) : ""]));
        Console.Out.WriteLine();
        Table.Print(["true sentences", "", "kept"], verbatim.Concat(worded).GroupBy(item => item.Name).Select(group => (IReadOnlyList<string>)[group.Key, Count(group.Count()), Share(group, judge, kept: true)]));
        var tried = parse.GetValue(Conclusions) is { Length: > 0 } conclusions ? CheckConclusions.Print(conclusions, texts, each, seed, cancellationToken) : [];
        if (parse.GetValue(Output) is { } output) Write(output, spoiled.Concat(reworded).Concat(verbatim).Concat(worded), tried, judge);
        return (int)ExitCode.Done;
    }

    private static List<Measured> Measure(IEnumerable<(string Text, TrueSentence True, string Name)> sentences, CancellationToken cancellationToken)
    {
        var meter = new SentenceMeter(embedder: null);
        var sources = new Dictionary<string, CitedPosts>(StringComparer.Ordinal);
        var measured = new List<Measured>();
        foreach (var (text, sentence, name) in sentences)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!sources.TryGetValue(sentence.Source, out var source)) sources[sentence.Source] = source = new CitedPosts(sentence.Source);
            measured.Add(new Measured(name, text, source, meter.Measure(text, source.Source)));
        }

        return measured;
    }

    /// <summary>For each kind a judge that learned without it.</summary>
    private static Dictionary<string, SentenceJudge> OtherJudges(ParseResult parse, float least, CancellationToken cancellationToken)
    {
        if (parse.GetValue(LearnTexts) is not { Length: > 0 } texts) return [];
        var examples = new ExampleMaker(CheckFiles.Texts(texts), seed: 1).Make(CheckFiles.Paraphrases(parse.GetValue(LearnParaphrases) ?? []));
        var numbers = SentenceTraining.Measure(examples, new SentenceMeter(embedder: null), cancellationToken);
        return Enum.GetValues<SpoiledKind>().ToDictionary(kind => $"{kind}", kind =>
        {
            var kept = Enumerable.Range(0, examples.Count).Where(i => examples[i].Kind != kind).ToList();
            return SentenceTraining.Train([.. kept.Select(i => examples[i])], [.. kept.Select(i => numbers[i])], least, cancellationToken);
        }, StringComparer.Ordinal);
    }

    private static void Write(string path, IEnumerable<Measured> sentences, IEnumerable<CheckConclusions.Tried> tried, SentenceJudge judge)
    {
        using var file = OutputFile.Open(path);
        foreach (var item in sentences)
        {
            var verdict = item.Verdict(judge);
            file.Writer.WriteLine(JsonOutput.Line(new { Kind = item.Name, item.Text, Source = item.Source.Source.Folded, Supported = verdict.IsSupported, verdict.Score, verdict.Reason }));
        }

        foreach (var item in tried) file.Writer.WriteLine(JsonOutput.Line(new { Kind = item.Name, item.Text, item.Source, Supported = item.Reason is null, item.Reason }));
        file.Complete();
    }

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Share(IEnumerable<Measured> sentences, SentenceJudge judge, bool kept) =>
        sentences.Average(item => item.Verdict(judge).IsSupported == kept ? 1.0 : 0).ToString("F3", CultureInfo.InvariantCulture);

    private sealed record Measured(string Name, string Text, CitedPosts Source, float[] Numbers)
    {
        public GroundingVerdict Verdict(SentenceJudge judge) => SentenceCheck.Verdict(Text, Source, Numbers, judge);
    }
}
