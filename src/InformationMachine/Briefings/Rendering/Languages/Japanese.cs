namespace InformationMachine.Briefings.Rendering.Languages;

/// <summary>The words of the machine in Japanese.</summary>
internal static class Japanese
{
    public static Phrases Phrases { get; } = new()
    {
        Language = "ja",
        Headings = new("何が起きたか", "編集者の注", "なぜ重要か", "未解決の問い", "経緯", "年表", "それぞれの見方", "食い違い", "出典"),
        Empty = new(
            "投稿からはまだ何も言えません。",
            "注はありません。",
            "なぜ重要かを述べた投稿はありません。",
            "投稿に未解決の問いはありません。",
            "これ以上の経緯はまだありません。",
            "日付のある出来事はまだありません。",
            "見方を示した人はまだいません。",
            "投稿どうしに食い違いはありません。",
            "出典はありません。"),
        Evolution = "変化",
        History = "履歴",
        Answered = "回答あり",
        Unconfirmed = "未確認",
        Unresolved = "未決着",
        Expected = "予定",
        Edited = "編集者による訂正",
        Tensions = ("数字の食い違い", "否定", "矛盾"),
        FirstSeen = "初出 {0}",
        Consistent = "{0}件の投稿で一貫",
        Unchanged = "{0}以降変化なし",
        Developments = ("新しい論点", "数字の更新", "主張の転換", "投稿の編集"),
        Sides = ("以前", "現在"),
        Version = "第{0}版",
        ReadAt = "{0} で投稿を読む",
        Echoes = ("{0}件がほぼ同じ言葉で同じことを述べています", "{0}件がほぼ同じ言葉で同じことを述べています"),
        Items = ("{0}件", "{0}件"),
        Colon = "：",
        Stop = "。",
    };
}
