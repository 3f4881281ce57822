namespace CallCenter.Web.Ui.Kit;

/// <summary>Turns an <c>aria-keyshortcuts</c> value into what is printed on a key cap.</summary>
internal static class KeyCaps
{
    /// <summary><c>F2 Control+Shift+A</c> → <c>F2</c>; <c>Control+S</c> → <c>Ctrl S</c>.</summary>
    public static string Of(string shortcuts)
    {
        var first = shortcuts.Split(' ', 2)[0];
        return string.Join(' ', first.Split('+', StringSplitOptions.RemoveEmptyEntries).Select(Cap));
    }

    private static string Cap(string key) => key switch
    {
        "Control" => "Ctrl",
        "Escape" => "Esc",
        "ArrowLeft" => "←",
        "ArrowRight" => "→",
        "ArrowUp" => "↑",
        "ArrowDown" => "↓",
        { Length: 1 } => key.ToUpperInvariant(),
        _ => key,
    };
}
