using InformationMachine.Data.Store.LiteDb.Files;

namespace InformationMachine.Data.Store.LiteDb.Checks;

/// <summary>Whether every page of a file is what was written, also those that no record, index or list leads to.</summary>
internal static class PageCheck
{
    /// <summary>Looks at a data file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isExpected">Whether it must carry check numbers.</param>
    /// <param name="remedy">What can be done about damage.</param>
    /// <param name="findings">Takes what is found.</param>
    /// <param name="stop">Breaks it off.</param>
    /// <returns>Whether the pages are whole, as far as anybody can tell.</returns>
    public static bool Run(string path, bool isExpected, string remedy, Findings findings, CancellationToken stop)
    {
        if (!FileIdentity.IsRegular(path))
        {
            findings.Add("page", $"{path} is no file but a pipe, a socket or a device.", remedy);
            return false;
        }

        using var file = PageFile.OpenToLook(path);
        if (file.Checks is null)
        {
            if (isExpected || file.Trouble is not null) findings.Add("page", file.Trouble ?? $"{path} carries no check numbers of its pages.", remedy);
            return !isExpected && file.Trouble is null;
        }

        var damaged = file.Damaged(stop).ToList();
        if (damaged.Count > 0) findings.Add("page", $"{damaged.Count} of {file.Checks.Pages} pages of {path} are not what was written; the first is page {damaged[0]}.", remedy);
        return damaged.Count == 0;
    }
}
