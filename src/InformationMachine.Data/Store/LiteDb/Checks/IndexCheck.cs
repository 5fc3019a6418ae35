using InformationMachine.Data.Store.LiteDb.Files;
using InformationMachine.Data.Store.LiteDb.Records;
using InformationMachine.Data.Store.Records;
using LiteDB;

namespace InformationMachine.Data.Store.LiteDb.Checks;

/// <summary>Whether the indices find what the records say, no more and no less.</summary>
internal sealed class IndexCheck(CheckedFile file, Findings findings)
{
    private const string Remedy = "The indices are built anew.";

    /// <param name="posts">Every post's sequence by its id.</param>
    /// <param name="held">How many posts each thread holds.</param>
    public void Run(IReadOnlyDictionary<UInt128, long> posts, IReadOnlyDictionary<int, int> held)
    {
        try
        {
            if (file.Ask(collections => collections.MissingIndices()) is { Count: > 0 } missing)
            {
                findings.Add("index", $"There is no index {string.Join(", ", missing)}.", Remedy);
                return;
            }

            Ids(posts);
            Held(held);
            ToBrief();
        }
        catch (Exception e) when (Damage.Is(e))
        {
            file.Dispose();
            findings.Add("index", $"An index cannot be read: {e.Message}", Remedy);
        }
    }

    /// <summary>In the order of the index, without reading the posts one by one.</summary>
    private void Ids(IReadOnlyDictionary<UInt128, long> posts)
    {
        var (found, before) = (0, "");
        foreach (var post in Walk(collections => collections.Posts.Raw, "id"))
        {
            var id = post["id"].AsString;
            found++;
            if (string.CompareOrdinal(before, id) >= 0) findings.Add("index", $"The index of posts by id is out of order at {id}.", Remedy);
            if (!posts.TryGetValue(PostKey.Of(id), out var sequence) || sequence != post["_id"].AsInt64) findings.Add("index", $"The index of posts finds {id} as {post["_id"]}, which no post says.", Remedy);
            before = id;
        }

        if (found != posts.Count) findings.Add("index", $"The index of posts finds {found} of {posts.Count}.", Remedy);
    }

    private void Held(IReadOnlyDictionary<int, int> held)
    {
        var found = new Dictionary<int, int>();
        foreach (var assignment in Walk(collections => collections.Assignments.Raw, "thread")) found[assignment["thread"].AsInt32] = found.GetValueOrDefault(assignment["thread"].AsInt32) + 1;
        foreach (var (thread, count) in held.Where(pair => found.GetValueOrDefault(pair.Key) != pair.Value))
            findings.Add("index", $"The index of assignments finds {found.GetValueOrDefault(thread)} of the {count} posts of thread {thread}.", Remedy);
    }

    private void ToBrief()
    {
        var found = file.Ask(collections => collections.Threads.Raw.Find(Filter.Equal("toBrief", true)).Count());
        var said = file.Ask(collections => collections.Threads.Raw.Query().OrderBy("_id").ToEnumerable().Count(thread => thread["toBrief"].AsBoolean));
        if (found != said) findings.Add("index", $"The index of threads to brief finds {found} of {said}.", Remedy);
    }

    private IEnumerable<BsonDocument> Walk(Func<Collections, ILiteCollection<BsonDocument>> of, string field)
    {
        foreach (var record in of(file.Collections).Query().OrderBy(BsonExpression.Create("$." + field)).ToEnumerable())
        {
            file.Stop.ThrowIfCancellationRequested();
            yield return record;
        }
    }
}
