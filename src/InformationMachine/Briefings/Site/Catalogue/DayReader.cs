using InformationMachine.Data.Store;

namespace InformationMachine.Briefings.Site.Catalogue;

/// <summary>Reads what a day brought from the data itself, for those who want a digest without a site.</summary>
internal static class DayReader
{
    /// <summary>The day's stories; empty where nothing moved.</summary>
    /// <param name="reader">The data.</param>
    /// <param name="approvedOnly">True takes only versions an editor approved.</param>
    /// <param name="day">The UTC day.</param>
    public static DayRecord Read(IMachineReader reader, bool approvedOnly, DateOnly day)
    {
        var record = new DayRecord { Day = day };
        foreach (var thread in reader.Threads().Where(thread => thread is { IsLive: true, IsHidden: false, IsShown: true, BriefingVersion: > 0 }))
        {
            // Most threads have been quiet since before the day, whenever their posts were: one look at their newest version says so.
            if (reader.LatestBriefing(thread.Id) is not { } newest || DateOnly.FromDateTime(newest.WrittenAt.UtcDateTime) < day) continue;
            var last = approvedOnly ? thread.ApprovedVersion : thread.BriefingVersion;
            var part = DayStory.Of([.. reader.Briefings(thread.Id).Where(briefing => briefing.Version <= last)]).FirstOrDefault(part => part.Day == day);
            if (part.Story is not null) record.Put(thread.Id.Value, part.Story, DayPages.Told);
        }

        return record;
    }
}
