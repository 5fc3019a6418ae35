using System.CommandLine;
using System.Globalization;
using InformationMachine.Briefings;
using InformationMachine.Briefings.Site.Catalogue;
using InformationMachine.Briefings.Site.Mail;
using InformationMachine.Configuration;

namespace InformationMachine.Cli;

/// <summary>The verb <c>digest</c>: a day's digest as an e-mail, for a sender such as <c>sendmail -t</c>, or as text.</summary>
internal static class DigestCommand
{
    public static Command Create()
    {
        var day = new Option<DateOnly?>("--day") { Description = "The UTC day (default: yesterday).", HelpName = "YYYY-MM-DD", CustomParser = Day };
        var to = new Option<string?>("--to") { Description = "Who receives it (default: Site:MailTo).", HelpName = "ADDRESS" };
        var text = new Option<bool>("--text") { Description = "Print plain text instead of an e-mail." };
        var output = new Option<string?>("--output") { Description = "The file to write (default: standard output).", HelpName = "FILE" };
        var command = new Command("digest", "The stories that moved most on a day, as an e-mail.") { day, to, text, output };
        command.SetAction((parse, _) => RunAsync(
            GlobalOptions.Paths(parse),
            parse.GetValue(day) ?? DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-1),
            parse.GetValue(to),
            (parse.GetValue(text), parse.GetValue(GlobalOptions.Json)),
            parse.GetValue(output)));
        return command;
    }

    private static DateOnly? Day(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        result.AddError("--day takes a day such as 2026-05-21.");
        return null;
    }

    private static async Task<int> RunAsync(MachinePaths paths, DateOnly day, string? to, (bool Text, bool Json) form, string? output)
    {
        var settings = SettingsReader.Read(paths);
        var site = to is null ? settings.Site : settings.Site.To(to);
        await using var data = OpenedData.ForReading(paths);
        var record = DayReader.Read(data.Reader, settings.Briefings.PublishApprovedOnly, day);
        if (form.Json)
        {
            JsonOutput.Print(new { record.Day, Stories = record.First.Items, Others = record.Others.Count });
            return (int)ExitCode.Done;
        }

        // A sender in a schedule must not send an empty letter, and a day without news is no failure: nothing on standard output, 0.
        if (record.Count() == 0)
        {
            Console.Error.WriteLine($"No story moved on {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}; nothing to send.");
            return (int)ExitCode.Done;
        }

        using var file = OutputFile.Open(output);
        await file.Writer.WriteAsync(Render(Digest.Of(record), site, form.Text));
        file.Complete();
        return (int)ExitCode.Done;
    }

    private static string Render(Digest digest, SiteOptions site, bool text)
    {
        try
        {
            return text ? new DigestText(site).Render(digest) : new DigestMail(site).Render(digest);
        }
        catch (MimeKit.ParseException e)
        {
            throw new RefusedException(ExitCode.Configuration, $"Site:MailFrom \"{site.MailFrom}\" and the receivers \"{site.MailTo}\" must be e-mail addresses ({e.Message}). Correct them in machine.json, or name receivers with --to.", e);
        }
    }
}
