using System.CommandLine;
using InformationMachine.Briefings;
using InformationMachine.Briefings.Site;
using InformationMachine.Configuration;
using Serilog;

namespace InformationMachine.Cli;

/// <summary>The verb <c>render</c>.</summary>
internal static class RenderCommand
{
    public static Command Create()
    {
        var all = new Option<bool>("--all") { Description = "Render every page again." };
        var command = new Command("render", "Render what has changed since the last time.") { all };
        command.SetAction((parse, cancellationToken) => RunAsync(GlobalOptions.Paths(parse), parse.GetValue(all), parse.GetValue(GlobalOptions.Json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(MachinePaths paths, bool all, bool json, CancellationToken cancellationToken)
    {
        var settings = SettingsReader.Read(paths);
        KeptStore.Require(paths);
        await using var data = OpenedData.ForChanging(paths);
        await using var log = Logging.Create(settings.Log, toErrors: true);
        using var loggers = LoggerFactory.Create(logging => logging.AddSerilog(log));
        var result = await RenderAsync(BriefingServices.CreateRenderRound(data.Reader, settings.Briefings, settings.Site, paths.Site, loggers.CreateLogger<RenderRound>()), paths.Site, all, cancellationToken);
        if (json) JsonOutput.Print(result);
        else Console.Out.WriteLine($"{result.Threads} threads rendered, {result.Forwards} forwards, {result.Files} files written to {paths.Site}.");
        if (result.Failed > 0) throw new RefusedException(ExitCode.Failed, $"{result.Failed} threads could not be rendered; the log says why.");
        return (int)ExitCode.Done;
    }

    private static async Task<RenderResult> RenderAsync(RenderRound round, string site, bool all, CancellationToken cancellationToken)
    {
        if (File.Exists(site)) throw new RefusedException(ExitCode.Failed, $"{site} is a file where the folder of the site should be. Move it away and render again.");
        try
        {
            return await round.RunAsync(all, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(ExitCode.Failed, $"The site in {site} cannot be written: {e.Message} Let this user write there, see that the disk has room, and render again.", e);
        }
    }
}
