namespace Telephony.Ivr.Speech;

/// <summary>How one language says values: names of recorded pieces in order, without a folder when they lie in the language's own.</summary>
internal interface ISpeech
{
    /// <summary>0 to <see cref="Spoken.LargestNumber"/>.</summary>
    IEnumerable<string> Number(int number);

    /// <summary>A digit or letter that is read for itself.</summary>
    string Character(char character);

    /// <summary>The place in the queue; 1 is next.</summary>
    IEnumerable<string> Position(int position);

    /// <summary>The estimated wait in minutes.</summary>
    IEnumerable<string> Wait(int minutes);

    /// <summary>Day of the week, month and day; a year that everybody knows is not said.</summary>
    IEnumerable<string> Date(DateOnly day);

    /// <summary>From when to when.</summary>
    IEnumerable<string> Window(TimeOnly from, TimeOnly to);
}
