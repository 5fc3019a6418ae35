namespace InformationMachine.Briefings.Rendering.Languages;

/// <summary>The words of the machine in Chinese.</summary>
internal static class Chinese
{
    public static Phrases Phrases { get; } = new()
    {
        Language = "zh",
        Headings = new("事件", "编者注", "为何重要", "待解问题", "经过", "时间线", "各方观点", "分歧", "来源"),
        Empty = new(
            "从帖文中还无法得出任何陈述。",
            "没有编者注。",
            "没有帖文说明为何重要。",
            "帖文没有留下待解问题。",
            "目前没有更多内容。",
            "尚无有日期的事件。",
            "尚无人表明观点。",
            "帖文之间没有矛盾。",
            "没有来源。"),
        Evolution = "变化",
        History = "历史",
        Answered = "已回答",
        Unconfirmed = "未证实",
        Unresolved = "未解决",
        Expected = "预计",
        Edited = "编者更正",
        Tensions = ("数字不一致", "否认", "矛盾"),
        FirstSeen = "首次出现 {0}",
        Consistent = "{0} 篇帖文中一致",
        Unchanged = "自 {0} 起未变",
        Developments = ("新的观点", "数字更新", "立场反转", "帖文已编辑"),
        Sides = ("此前", "现在"),
        Version = "第 {0} 版",
        ReadAt = "在 {0} 阅读帖文",
        Echoes = ("{0} 篇帖文几乎用同样的话说了同样的事", "{0} 篇帖文几乎用同样的话说了同样的事"),
        Items = ("{0} 篇", "{0} 篇"),
        Colon = "：",
        Stop = "。",
    };
}
