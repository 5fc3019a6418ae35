using System.CommandLine;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Sources;

namespace InformationMachine.Cli;

/// <summary>The options by which an address on the command line is described as a feed of <c>feeds.json</c> would be.</summary>
internal sealed class SourceOptions
{
    private readonly Option<string?> _kind = new("--kind") { Description = "Which source reads it (default: what the address says).", HelpName = "KIND" };
    private readonly Option<string?> _token = new("--token") { Description = "Where its token is: env:NAME or file:PATH.", HelpName = "WHERE" };
    private readonly Option<string?> _api = new("--api") { Description = "Where its API is, where it is not the public one.", HelpName = "URL" };
    private readonly Option<bool> _allowPrivateNetwork = new("--allow-private-network") { Description = "It may be on a private or loopback address." };

    public Command AddTo(Command command)
    {
        foreach (var option in new Option[] { _kind, _token, _api, _allowPrivateNetwork }) command.Options.Add(option);
        return command;
    }

    /// <summary>What makes a feed of an address.</summary>
    /// <exception cref="RefusedException">An option is wrong (exit code 64).</exception>
    public Func<Uri, FeedConfig> Read(ParseResult parse)
    {
        var (kind, token, api) = (parse.GetValue(_kind), parse.GetValue(_token), parse.GetValue(_api));
        if (kind is not null && SourceKinds.Find(kind) is null) throw new RefusedException(ExitCode.Usage, $"--kind is '{kind}'; known are {string.Join(", ", SourceKinds.Names)}.");
        if (token is not null && !token.StartsWith("env:", StringComparison.Ordinal) && !token.StartsWith("file:", StringComparison.Ordinal))
            throw new RefusedException(ExitCode.Usage, "--token must say where the token is, never hold it: write env:NAME or file:PATH.");
        if (api is not null && FeedAddress.Read(api) is null) throw new RefusedException(ExitCode.Usage, $"--api is '{api}'; write an absolute http or https address.");
        return url => new FeedConfig
        {
            Id = FeedId.Parse("check"),
            Url = url,
            Kind = kind ?? SourceKinds.Of(url).Name,
            Token = token,
            Api = api is null ? null : FeedAddress.Read(api),
            AllowPrivateNetwork = parse.GetValue(_allowPrivateNetwork),
        };
    }
}
