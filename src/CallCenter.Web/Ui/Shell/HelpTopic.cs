namespace CallCenter.Web.Ui.Shell;

/// <summary>Which text of the help belongs to an address: <c>/tickets/T-261122-0007</c> → <c>tickets.one</c>, else <c>tickets</c>.</summary>
internal static class HelpTopic
{
    /// <summary>The topics to try, the most precise first.</summary>
    /// <param name="path">Address within the product, with or without a query.</param>
    public static IReadOnlyList<string> Of(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var parts = path.Split('?', '#')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            [] => [],
            [var area] => [area],
            [var area, var page] => [$"{area}.{page}", $"{area}.one", area],
            [var area, _, var deed, ..] => [$"{area}.{deed}", $"{area}.one", area],
        };
    }
}
