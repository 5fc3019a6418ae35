using InformationMachine.Data.Store.LiteDb.Files;
using InformationMachine.Data.Store.LiteDb.Records;
using InformationMachine.Data.Store.Records;
using LiteDB;

namespace InformationMachine.Data.Store.LiteDb.Checks;

/// <summary>Reads all records of a collection that can be read, and tells of those that cannot or are damaged.</summary>
internal sealed class RecordScan(CheckedFile file, Findings findings)
{
    private const int PageSize = 500;
    private const int MostSkipped = 50;

    public IEnumerable<BsonDocument> Read(Func<Collections, RecordCollection> of)
    {
        var (after, limit, skipped) = (BsonValue.MinValue, PageSize, 0);
        if (Name(of) is not { } name) yield break;
        while (true)
        {
            var (page, error) = Page(of, after, limit);
            if (page is { Count: 0 }) yield break;
            if (page is not null && page[^1]["_id"].CompareTo(after) > 0)
            {
                after = page[^1]["_id"];
                (limit, skipped) = (PageSize, 0);
                foreach (var record in page.Where(record => IsWhole(name, record))) yield return record;
            }
            else if (limit > 1)
            {
                // One record after the other, up to the one that cannot be read.
                limit = 1;
            }
            else
            {
                // A record that names itself otherwise than the index does would lead back to where the reading was: for ever.
                if (skipped == 0) findings.Add("record", $"A record of {name} after {after} cannot be read: {(page is null ? error : $"the index leads to it, and it calls itself {page[0]["_id"]}")}", "It is taken from the published snapshot if that has it; otherwise it is gone.");
                if (after.IsMinValue) after = 0L;
                if (!after.IsNumber || ++skipped > MostSkipped) yield break;
                after = after.AsInt64 + 1;
            }
        }
    }

    private string? Name(Func<Collections, RecordCollection> of)
    {
        try
        {
            return file.Ask(collections => of(collections).Name);
        }
        catch (Exception e) when (Damage.Is(e))
        {
            findings.Add("file", $"The file cannot be opened: {e.Message}", "Its records are taken from its pages, and from the published snapshot if that has them.");
            return null;
        }
    }

    private (List<BsonDocument>? Page, string Error) Page(Func<Collections, RecordCollection> of, BsonValue after, int limit)
    {
        try
        {
            return (file.Ask(collections => of(collections).Raw.Find(Filter.Greater("_id", after), limit: limit).ToList()), "");
        }
        catch (Exception e) when (Damage.Is(e))
        {
            return (null, e.Message);
        }
    }

    private bool IsWhole(string name, BsonDocument record)
    {
        findings.Records++;
        if (!file.IsSealed || RecordCheck.Holds(record)) return true;
        findings.Add("record", $"Record {record["_id"]} of {name} is damaged: its check number does not fit.", "It is taken from the published snapshot if that has it; otherwise it is gone.");
        return false;
    }
}
