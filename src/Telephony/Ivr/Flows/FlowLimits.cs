namespace Telephony.Ivr.Flows;

/// <summary>Bounds of flows, each with its reason.</summary>
public static class FlowLimits
{
    /// <summary>Nodes of one flow: nobody can oversee more on a page, and a hundred menus are a labyrinth.</summary>
    public const int Nodes = 100;

    /// <summary>Nodes that one call may pass: a caller who walked this far in circles wants a person.</summary>
    public const int Steps = 100;

    /// <summary>Prompts of one node: a longer speech is not listened to.</summary>
    public const int Prompts = 10;

    /// <summary>How often a question is repeated: a fifth wrong answer will not be followed by a right one.</summary>
    public const int Rounds = 5;

    /// <summary>Keys of one number: a serial has at most 32 characters.</summary>
    public const int Keys = 32;

    /// <summary>Keys that are kept while an announcement plays: a menu's key and the longest number with its #, and a few menus more. What comes beyond is noise.</summary>
    public const int Ahead = 40;

    /// <summary>Windows that are offered: a fourth one is not remembered by ear.</summary>
    public const int Windows = 3;

    /// <summary>Length of an id.</summary>
    public const int Id = 40;

    /// <summary>Longest silence between two keys of a number, seconds.</summary>
    public static readonly TimeSpan BetweenKeys = TimeSpan.FromSeconds(5);

    /// <summary>How long the edge may look something up: a caller takes longer silence for a dead line.</summary>
    public static readonly TimeSpan Answer = TimeSpan.FromSeconds(5);
}
