using System.CommandLine;
using System.Text.Json;
using InformationMachine.Briefings.Grounding;
using InformationMachine.Briefings.Grounding.Judging;
using InformationMachine.Threads.Evidence;

namespace InformationMachine.Cli;

/// <summary>The verb <c>check</c>: verdicts of the grounding check on given sentences; learning it and measuring it.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var cases = new Option<string?>("--cases") { Description = "Texts and sentences about them in JSONL, {\"id\",\"source\",\"sentences\":[{\"text\"}]} a line; nothing else is read.", HelpName = "FILE" };
        var judge = new Option<string?>("--judge") { Description = "A judge that `check train` has written (default: the shipped one).", HelpName = "FILE" };
        var meaning = new Option<bool>("--embeddings") { Description = "Measure sentence embeddings too, for a judge that has learned from them." };
        var output = new Option<string?>("--output") { Description = "Where to write (default: standard output).", HelpName = "FILE" };
        var command = new Command("check", "Say of each sentence whether its source carries it: {\"id\",\"sentence\",\"supported\",\"score\",\"reason\"} a line.") { cases, judge, meaning, output };
        command.Add(CheckTraining.Create());
        command.Add(CheckSpoiling.Create());
        command.SetAction((parse, cancellationToken) => Task.Run(() => Run(parse.GetValue(cases), parse.GetValue(judge), parse.GetValue(meaning), parse.GetValue(output), cancellationToken), cancellationToken));
        return command;
    }

    private static int Run(string? cases, string? judge, bool meaning, string? output, CancellationToken cancellationToken)
    {
        if (cases is null) throw new RefusedException(ExitCode.Usage, "check: name --cases FILE.");
        var embedder = meaning ? SentenceEmbedders.Open(EmbeddingMode.On) : null;
        using var opened = embedder as IDisposable;
        var check = new SentenceCheck(CheckFiles.Judge(judge), new SentenceMeter(embedder));
        using var target = OutputFile.Open(output);
        foreach (var (json, where) in CheckFiles.Lines(cases))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (id, source, sentences) = (CheckFiles.Text(json, "id", where), new CitedPosts(CheckFiles.Text(json, "source", where)), CheckFiles.List(json, "sentences", where));
            for (var i = 0; i < sentences.Count; i++)
            {
                var verdict = check.Check(CheckFiles.Text(sentences[i], "text", where), source);
                target.Writer.WriteLine(JsonOutput.Line(new { Id = id, Sentence = i, Supported = verdict.IsSupported, Score = MathF.Round(verdict.Score, 5), Reason = verdict.IsSupported ? null : JsonNamingPolicy.CamelCase.ConvertName(verdict.Reason.ToString()) }));
            }
        }

        target.Complete();
        return (int)ExitCode.Done;
    }
}
