using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using LiteDB;

namespace InformationMachine.Data.Store.Records;

/// <summary>Collections <c>posts</c> (by sequence) and <c>revisions</c> (by post id and revision).</summary>
internal static class PostDocument
{
    public static BsonDocument Write(Post post)
    {
        var document = new BsonDocument
        {
            ["_id"] = post.Sequence,
            ["id"] = post.Id.Value,
            ["feed"] = post.Feed.Value,
            ["guid"] = post.Guid,
            ["revision"] = post.Revision,
            ["author"] = post.Author,
            ["text"] = post.Text,
            ["published"] = post.PublishedAt.UtcDateTime,
            ["seen"] = post.FirstSeenAt.UtcDateTime,
            ["revised"] = post.RevisedAt.UtcDateTime,
            ["fingerprint"] = post.Fingerprint,
        };
        document.Put("handle", post.Handle);
        document.Put("title", post.Title);
        document.Put("url", post.Url);
        document.Put("links", post.Links, link => link);
        document.Put("quoted", WriteQuote(post.Quoted));
        document.Put("answered", WriteQuote(post.Answered));
        document.Put("conversation", post.Conversation);
        document.Put("labels", post.Labels, label => label);
        document.Put("pictures", post.Pictures, WritePicture);
        document.Put("leadPicture", WriteLead(post.LeadPicture));
        document.Put("linkTitle", post.LinkTitle);
        document.Put("parts", post.Parts, WritePart);
        document.Put("publishedRaw", post.PublishedRaw);
        document.Put("language", post.Language);
        if (post.FullText != FullTextState.Feed) document["fullText"] = (int)post.FullText;
        return document;
    }

    public static Post Read(BsonDocument document) => new()
    {
        Sequence = document["_id"].AsInt64,
        Id = PostId.Parse(document["id"].AsString),
        Feed = FeedId.Parse(document["feed"].AsString),
        Guid = document["guid"].AsString,
        Revision = document["revision"].AsInt32,
        Author = document["author"].AsString,
        Handle = document.Text("handle"),
        Title = document.Text("title"),
        Text = document["text"].AsString,
        Url = document.Text("url"),
        Links = document.List("links", link => link.AsString),
        Quoted = ReadQuote(document, "quoted"),
        Answered = ReadQuote(document, "answered"),
        Conversation = document.Text("conversation"),
        Labels = document.List("labels", label => label.AsString),
        Pictures = document.List("pictures", picture => new PostPicture(picture.AsDocument["description"].AsString, picture.AsDocument.Text("url"))),
        LeadPicture = ReadLead(document),
        LinkTitle = document.Text("linkTitle"),
        FullText = (FullTextState)(document.Number("fullText") ?? 0),
        Parts = document.List("parts", part => ReadPart(part.AsDocument)),
        PublishedAt = document.Date("published"),
        PublishedRaw = document.Text("publishedRaw"),
        FirstSeenAt = document.Date("seen"),
        RevisedAt = document.Date("revised"),
        Language = document.Text("language"),
        Fingerprint = document["fingerprint"].AsString,
    };

    public static string RevisionKey(PostId post, int revision) => $"{post.Value}/{revision:D6}";

    public static BsonDocument Write(PostRevision revision)
    {
        var document = new BsonDocument
        {
            ["_id"] = RevisionKey(revision.Post, revision.Revision),
            ["post"] = revision.Post.Value,
            ["revision"] = revision.Revision,
            ["text"] = revision.Text,
            ["seen"] = revision.SeenAt.UtcDateTime,
        };
        document.Put("title", revision.Title);
        return document;
    }

    public static PostRevision ReadRevision(BsonDocument document) => new(
        PostId.Parse(document["post"].AsString),
        document["revision"].AsInt32,
        document.Text("title"),
        document["text"].AsString,
        document.Date("seen"));

    private static BsonDocument WritePicture(PostPicture picture)
    {
        var document = new BsonDocument { ["description"] = picture.Description };
        document.Put("url", picture.Url);
        return document;
    }

    private static BsonDocument? WriteLead(LeadPicture? lead)
    {
        if (lead is null) return null;
        var document = new BsonDocument { ["url"] = lead.Url };
        document.Put("alternative", lead.Alternative);
        return document;
    }

    private static LeadPicture? ReadLead(BsonDocument document) =>
        document.TryGetValue("leadPicture", out var lead) && lead.IsDocument ? new LeadPicture(lead.AsDocument["url"].AsString, lead.AsDocument.Text("alternative")) : null;

    private static BsonDocument WritePart(PostPart part)
    {
        var document = new BsonDocument { ["id"] = part.Id.Value, ["guid"] = part.Guid, ["text"] = part.Text, ["published"] = part.PublishedAt.UtcDateTime };
        document.Put("url", part.Url);
        document.Put("quoted", WriteQuote(part.Quoted));
        return document;
    }

    private static PostPart ReadPart(BsonDocument document) => new(
        PostId.Parse(document["id"].AsString),
        document["guid"].AsString,
        document.Text("url"),
        document["text"].AsString,
        ReadQuote(document, "quoted"),
        document.Date("published"));

    public static BsonDocument? WriteQuote(PostQuote? quote)
    {
        if (quote is null) return null;
        var document = new BsonDocument { ["text"] = quote.Text, ["repost"] = quote.IsRepost };
        document.Put("author", quote.Author);
        document.Put("handle", quote.Handle);
        document.Put("url", quote.Url);
        return document;
    }

    public static PostQuote? ReadQuote(BsonDocument document, string name)
    {
        if (!document.TryGetValue(name, out var value) || !value.IsDocument) return null;
        var quote = value.AsDocument;
        return new PostQuote(quote.Text("author"), quote.Text("handle"), quote["text"].AsString, quote.Text("url"), quote["repost"].AsBoolean);
    }
}
