using System.CommandLine;
using System.Text;
using InformationMachine.Briefings.Grounding.Judging;
using InformationMachine.Briefings.Grounding.Training;
using InformationMachine.Threads.Evidence;

namespace InformationMachine.Cli;

/// <summary>The verb <c>check train</c>: learns the judge of sentences from texts, paraphrases, and what is spoiled of both.</summary>
internal static class CheckTraining
{
    /// <summary>As low as it can be without letting most false sentences of models pass: what is refused is asked for again or replaced.</summary>
    private const float Least = 0.19f;

    public static Option<string[]> Texts() => new("--texts") { Description = "Texts in JSONL: what stands under text, source, html or updates, at any depth.", HelpName = "FILE", Required = true, AllowMultipleArgumentsPerToken = true };

    public static Option<string[]> Paraphrases() => new("--paraphrases") { Description = "True sentences in other words in JSONL: {\"text\",\"source\"} a line.", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };

    public static Command Create()
    {
        var (texts, paraphrases) = (Texts(), Paraphrases());
        var output = new Option<string>("--output") { Description = "Where to write the judge.", HelpName = "FILE", Required = true };
        var least = new Option<float>("--least") { Description = "The least probability of a sentence that may be published.", HelpName = "P", DefaultValueFactory = _ => Least };
        var meaning = new Option<bool>("--embeddings") { Description = "Learn from sentence embeddings too." };
        var command = new Command("train", "Learn the judge of sentences from texts, paraphrases, and what is spoiled of both.") { texts, paraphrases, output, least, meaning };
        command.SetAction((parse, cancellationToken) => Task.Run(
            () =>
            {
                var embedder = parse.GetValue(meaning) ? SentenceEmbedders.Open(EmbeddingMode.On) : null;
                using var opened = embedder as IDisposable;
                var examples = new ExampleMaker(CheckFiles.Texts(parse.GetValue(texts)!), seed: 1).Make(CheckFiles.Paraphrases(parse.GetValue(paraphrases) ?? []));
                var numbers = SentenceTraining.Measure(examples, new SentenceMeter(embedder), cancellationToken);
                Write(parse.GetValue(output)!, SentenceTraining.Train(examples, numbers, parse.GetValue(least), cancellationToken));
                Table.Print(["examples", "", "of them true"], examples.GroupBy(example => example.Group).OrderBy(group => group.Key).Select(group => (IReadOnlyList<string>)[$"{group.Key}", $"{group.Count()}", $"{group.Count(example => example.IsTrue)}"]));
                return (int)ExitCode.Done;
            },
            cancellationToken));
        return command;
    }

    private static void Write(string path, SentenceJudge judge)
    {
        using var bytes = new MemoryStream();
        SentenceJudgeFile.Write(bytes, judge);
        using var file = OutputFile.Open(path);
        file.Writer.WriteLine(Encoding.UTF8.GetString(bytes.ToArray()));
        file.Complete();
    }
}
