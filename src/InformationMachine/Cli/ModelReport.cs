using System.Globalization;
using InformationMachine.Briefings;
using InformationMachine.Briefings.Abstractive.Asking;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Cli;

/// <summary>What a model did with a sample.</summary>
internal sealed record ModelReport(ModelOptions Options, ModelClient Client, ModelWording Wording, TimeSpan Duration)
{
    public object Figures() => new
    {
        Options.Endpoint,
        Kind = Options.Kind.ToString(),
        Model = Options.Name,
        Schema = !Client.HasNoSchema,
        Options.Context,
        Answers = Wording.Requests,
        Seconds = Math.Round(Duration.TotalSeconds, 1),
        Wording.InputTokens,
        Wording.OutputTokens,
        TokensPerSecond = Math.Round(Speed, 1),
        Sections = Wording.Sections.Select(section => new { section.Name, section.Reason, Sentences = section.Sentences.Select(sentence => new { sentence.Text, sentence.Citations, Kind = sentence.Kind.ToString(), sentence.Speaker, OfPosts = sentence.IsExtract, sentence.Score }) }),
        Refused = Wording.Refused.Select(refused => new { refused.Section, refused.Text, refused.Citations, refused.Reason }),
    };

    private double Speed => Wording.OutputTokens / Math.Max(0.001, Duration.TotalSeconds);

    public void Print(TextWriter writer)
    {
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Options.Name} at {Options.Endpoint} ({Options.Kind}) answers."));
        writer.WriteLine($"Schema: {(Client.HasNoSchema ? "refused; the form of answers is asked for in words" : "taken")}");
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Context: {Options.Context} tokens by the settings; {Wording.InputTokens} read in {Wording.Requests} answers, none of them cut"));
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Speed: {Duration.TotalSeconds:0.0} s for one briefing, {Wording.OutputTokens} tokens written, {Speed:0.0} a second"));
        foreach (var section in Wording.Sections)
        {
            writer.WriteLine();
            writer.WriteLine(section.Reason is null ? section.Name : $"{section.Name}: the posts' own words stand ({section.Reason})");
            foreach (var sentence in section.Sentences) writer.WriteLine($"  {(sentence.IsExtract ? "post's" : "passed")}  {Lead(sentence)}{sentence.Text} {Marks(sentence.Citations)}");
            foreach (var refused in Wording.Refused.Where(refused => refused.Section == section.Name)) writer.WriteLine($"  refused ({refused.Reason})  {refused.Text} {Marks(refused.Citations)}");
        }
    }

    private static string Lead(WordedSentence sentence) => sentence switch
    {
        { Kind: StatementKind.Inference } => "[conclusion] ",
        { Speaker: { } speaker } => $"{speaker}: ",
        _ => "",
    };

    private static string Marks(IEnumerable<int> citations) => string.Concat(citations.Select(number => string.Create(CultureInfo.InvariantCulture, $"[{number}]")));
}
