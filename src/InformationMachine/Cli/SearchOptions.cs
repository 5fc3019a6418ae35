using System.CommandLine;
using InformationMachine.Threads.Linking;
using InformationMachine.Threads.Training;

namespace InformationMachine.Cli;

/// <summary>The options that <c>tune</c> and <c>train</c> share, and their run.</summary>
internal sealed class SearchOptions
{
    public Option<string[]> Posts { get; } = new("--posts") { Description = "Posts in JSONL, in order of arrival.", HelpName = "FILE" };

    public Option<string[]> Gold { get; } = new("--gold") { Description = "Labels of them in JSONL: {\"id\",\"label\"} a line; an empty label is noise.", HelpName = "FILE" };

    public Option<int> Tries { get; } = new("--tries") { Description = "How many sets of numbers are tried.", HelpName = "N" };

    public Option<int> Seed { get; } = new("--seed") { Description = "Where chance starts: the same seed tries the same numbers.", HelpName = "N", DefaultValueFactory = _ => 1 };

    /// <summary>Searches; tells of progress on standard error.</summary>
    public SearchResult Run(ParseResult parse, Material material, LinkingModel start, IReadOnlyList<TrainedNumber> numbers, CancellationToken cancellationToken)
    {
        var tries = parse.GetValue(Tries);
        if (tries < 1) throw new RefusedException(ExitCode.Usage, $"--tries is {tries}; write a number above 0.");
        var (count, best) = (0, 0.0);
        return new ModelSearch(material, numbers, parse.GetValue(Seed)).Run(start, tries, Tell, cancellationToken);

        void Tell(TriedModel tried)
        {
            count++;
            if (tried.Worth() <= best) return;
            best = tried.Worth();
            Console.Error.WriteLine(FormattableString.Invariant($"{count} of {tries}: {best:F4}"));
        }
    }
}
