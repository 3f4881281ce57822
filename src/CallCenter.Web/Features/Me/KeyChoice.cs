namespace CallCenter.Web.Features.Me;

/// <summary>A key of the product that a person may put elsewhere.</summary>
/// <param name="Default">The chord as controls name it, in aria-keyshortcuts notation.</param>
/// <param name="Text">Key in MeText: what it does.</param>
/// <param name="Group">Key in MeText: where.</param>
internal sealed record KeyChoice(string Default, string Text, string Group)
{
    /// <summary>Those of every day, by place. One chord may mean different things on different pages: it moves on all of them together.</summary>
    public static IReadOnlyList<KeyChoice> All { get; } =
    [
        new("Control+K", "Key.Search", "Group.All"),
        new("Alt+S", "Key.Palette", "Group.All"),
        new("Control+S", "Key.Save", "Group.All"),
        new("Alt+N", "Key.New", "Group.All"),
        new("F1", "Key.Help", "Group.All"),
        new("/", "Key.Filter", "Group.All"),
        new("F2", "Key.Answer", "Group.Call"),
        new("Control+Shift+R", "Key.Reject", "Group.Call"),
        new("F4", "Key.End", "Group.Call"),
        new("F8", "Key.Hold", "Group.Call"),
        new("F9", "Key.Mute", "Group.Call"),
        new("Alt+T", "Key.Transfer", "Group.Call"),
        new("Alt+K", "Key.Consult", "Group.Call"),
        new("Alt+P", "Key.Keypad", "Group.Call"),
        new("F3", "Key.NextCallback", "Group.Call"),
        new("Alt+C", "Key.Dial", "Group.Call"),
        new("J", "Key.Back", "Group.Player"),
        new("K", "Key.Play", "Group.Player"),
        new("L", "Key.Forward", "Group.Player"),
        new("N", "Key.Note", "Group.Player"),
    ];
}
