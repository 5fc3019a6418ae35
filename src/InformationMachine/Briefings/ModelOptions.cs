using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace InformationMachine.Briefings;

/// <summary>Which language model words briefings, and within which limits. Section <c>Model</c> of <c>machine.json</c>.</summary>
internal sealed class ModelOptions
{
    [Description("Where the model is: http://localhost:11434 for a local Ollama, https://api.example.com/v1 for a hosted endpoint. Because you write it here it may be a private address; nothing else is reached, and no redirect is followed.")]
    [RegularExpression(@"(?:https?://[^\s/?#@]+(?:/[^\s?#@]*)?)?", ErrorMessage = "an http or https address without user, query or fragment")]
    public string Endpoint { get; init; } = "";

    [Description("Which protocol it speaks.")]
    public ModelKind Kind { get; init; } = ModelKind.OpenAI;

    [Description("The model, as the endpoint calls it.")]
    public string Name { get; init; } = "";

    [Description("Where the endpoint's key is: env:NAME or file:PATH. Empty where it needs none.")]
    [RegularExpression("(?:(?:env|file):.+)?", ErrorMessage = "env:NAME or file:PATH, never the key itself,")]
    [PasswordPropertyText(true)]
    public string Key { get; init; } = "";

    [Description("How long one answer may take.")]
    [Range(typeof(TimeSpan), "00:00:01", "00:30:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    [Description("How many tokens the model takes in, question and answer together. A longer question is not asked.")]
    [Range(1024, 2_000_000)]
    public int Context { get; init; } = 8192;

    [Description("The longest answer, in tokens.")]
    [Range(128, 32_768)]
    public int MaximumAnswer { get; init; } = 1024;

    [Description("Where the model's chance starts, where it can be told.")]
    [Range(0, int.MaxValue)]
    public int Seed { get; init; } = 7;

    [Description("The most requests for one briefing.")]
    [Range(1, 100)]
    public int RequestsPerBriefing { get; init; } = 14;

    [Description("The most tokens for one briefing, read and written.")]
    [Range(1000, 100_000_000)]
    public int TokensPerBriefing { get; init; } = 100_000;

    [Description("The most requests a day (UTC). At the limit briefings keep the posts' own words until the next day.")]
    [Range(1, 1_000_000)]
    public int RequestsPerDay { get; init; } = 2000;

    [Description("The most tokens a day, read and written.")]
    [Range(1000, 2_000_000_000)]
    public int TokensPerDay { get; init; } = 5_000_000;

    [Description("How long answers are kept, so that no question is asked twice.")]
    [Range(typeof(TimeSpan), "1.00:00:00", "365.00:00:00")]
    public TimeSpan KeepAnswers { get; init; } = TimeSpan.FromDays(30);

    /// <summary>True where there is a model to ask.</summary>
    public bool IsSet => Endpoint.Length > 0 && Name.Length > 0;

    /// <summary>How it is asked, for the record.</summary>
    public string Describe() => string.Create(CultureInfo.InvariantCulture, $"temperature 0, seed {Seed}, context {Context}, answer {MaximumAnswer}");

    /// <summary>What is wrong between the settings, a line each.</summary>
    /// <param name="writer">Which writer is chosen.</param>
    public IEnumerable<string> Mistakes(WriterKind writer)
    {
        if (writer == WriterKind.Model && Endpoint.Length == 0) yield return "Briefings:Writer is Model and Model:Endpoint is empty; write where the model is, or Extractive.";
        if (writer == WriterKind.Model && Name.Length == 0) yield return "Briefings:Writer is Model and Model:Name is empty; write the name of the model, or Extractive.";
        if (Endpoint.Length > 0 && !Uri.TryCreate(Endpoint, UriKind.Absolute, out _)) yield return $"Model:Endpoint is \"{Endpoint}\", which is no address; write one such as http://localhost:11434.";
        if (MaximumAnswer * 2 > Context) yield return $"Model:MaximumAnswer is {MaximumAnswer} and Model:Context {Context}; an answer may take at most half of the context. Write a smaller MaximumAnswer or a larger Context.";
    }
}
