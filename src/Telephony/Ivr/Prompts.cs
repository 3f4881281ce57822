using System.Globalization;

namespace Telephony.Ivr;

/// <summary>Prompts that the core asks for by itself; all others come from the floor plan.</summary>
public static class Prompts
{
    /// <summary>The tone an agent hears while the dialled customer's phone rings (450 Hz, 1 s on, 4 s off in China).</summary>
    public const string RingBack = "ringback";

    /// <summary>One second of silence. Looped while a caller speaks his message: a network that hears nothing from us for a while takes the line for dead.</summary>
    public const string Silence = "tone/silence";

    /// <summary>Longest wait that is said in minutes.</summary>
    public const int MostMinutes = 60;

    /// <summary>Says the position in the queue.</summary>
    /// <param name="position">1 is next.</param>
    public static string Position(int position) => string.Create(CultureInfo.InvariantCulture, $"position:{position}");

    /// <summary>Says the estimated wait.</summary>
    /// <param name="minutes">1 to <see cref="MostMinutes"/>.</param>
    public static string Wait(int minutes) => string.Create(CultureInfo.InvariantCulture, $"wait:{minutes}");
}
