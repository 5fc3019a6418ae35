using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Site.Html;

namespace InformationMachine.Briefings.Site.Catalogue;

/// <summary>A page for each day with the stories that moved, its digest as a page and as an e-mail, and the list of days.</summary>
internal sealed class DayPages(string site, SiteMemory memory, HtmlDays pages) : ICataloguePart
{
    /// <summary>Stories a day's page tells; the others are counted.</summary>
    public const int Told = 100;

    /// <summary>Days in the list.</summary>
    public const int Listed = 400;

    private const string Name = "days";
    private const int NamedTitles = 3;

    public async Task<int> WriteAsync(IReadOnlyList<CatalogueChange> changes, CancellationToken cancellationToken)
    {
        var list = await memory.ReadAsync<RankedList<DayLine>>(Name, cancellationToken) ?? new RankedList<DayLine>();
        var written = 0;
        foreach (var day in changes.SelectMany(Changes).GroupBy(change => change.Day).OrderBy(day => day.Key))
        {
            written += await WriteDayAsync(day.Key, [.. day.Select(change => (change.Thread, change.Story))], list, cancellationToken);
        }

        if (changes.Count > 0) await memory.WriteAsync(Name, list, cancellationToken);
        return written + (await SiteFile.WriteIfChangedAsync(Path.Combine(site, Name, "index.html"), pages.ListPage(list.Items), cancellationToken) ? 1 : 0);
    }

    /// <summary>Only the days of versions that are new to lists: the others say what they said.</summary>
    private static IEnumerable<(DateOnly Day, int Thread, DayStory? Story)> Changes(CatalogueChange change)
    {
        var thread = change.Thread.Id.Value;
        var days = DayStory.Dated(change.Shown.Concat(change.Withdrawn).DistinctBy(briefing => briefing.Version)).ToDictionary(dated => dated.Briefing.Version, dated => dated.Day);
        var fresh = change.Shown.Where(briefing => briefing.Version > change.KnownVersion).Select(briefing => days[briefing.Version]).ToHashSet();
        var gone = change.Withdrawn.Select(briefing => days[briefing.Version]).ToHashSet();
        var shown = DayStory.Of(change.Shown).Where(part => fresh.Contains(part.Day) || gone.Contains(part.Day)).ToList();
        gone.ExceptWith(shown.Select(part => part.Day));
        return [.. shown.Select(part => (part.Day, thread, (DayStory?)part.Story)), .. gone.Select(day => (day, thread, (DayStory?)null))];
    }

    private async Task<int> WriteDayAsync(DateOnly day, IReadOnlyList<(int Thread, DayStory? Story)> changes, RankedList<DayLine> list, CancellationToken cancellationToken)
    {
        var name = Wording.Day(day);
        var record = await memory.ReadAsync<DayRecord>($"{Name}/{name}", cancellationToken) ?? new DayRecord { Day = day };
        foreach (var (thread, story) in changes) record.Put(thread, story, Told);
        if (record.Count() == 0)
        {
            list.Remove(name);
            memory.Delete($"{Name}/{name}");
            foreach (var path in Files(name).Select(file => Path.Combine(site, file)).Where(File.Exists)) File.Delete(path);
            return 1;
        }

        list.Put(new DayLine(day, record.Count(), [.. record.First.Items.Take(NamedTitles).Select(story => story.Title)]), Listed);
        await memory.WriteAsync($"{Name}/{name}", record, cancellationToken);
        string[] texts = [pages.Page(record), pages.DigestPage(record), pages.Mail(record)];
        var written = 0;
        foreach (var (file, text) in Files(name).Zip(texts))
        {
            if (await SiteFile.WriteIfChangedAsync(Path.Combine(site, file), text, cancellationToken)) written++;
        }

        return written;
    }

    private static string[] Files(string day) => [$"days/{day}.html", $"digests/{day}.html", $"digests/{day}.eml"];
}
