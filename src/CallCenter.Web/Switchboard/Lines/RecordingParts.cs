using Telephony.Calls;
using Telephony.Media;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>Which part of each contact's recording is the present one. Used by the effect runner alone.</summary>
internal sealed class RecordingParts
{
    /// <summary>Contacts that are remembered before those that are over are forgotten.</summary>
    private const int Remembered = 4096;

    private readonly Dictionary<InteractionId, int> _parts = [];

    /// <summary>The recorder starts once more.</summary>
    /// <param name="interaction">The contact.</param>
    /// <param name="isLive">Whether a contact is still on the floor.</param>
    public RecordingId Next(InteractionId interaction, Func<InteractionId, bool> isLive)
    {
        if (_parts.Count >= Remembered)
        {
            foreach (var over in _parts.Keys.Where(id => !isLive(id)).ToList())
                _parts.Remove(over);
        }

        var part = _parts.GetValueOrDefault(interaction) + 1;
        _parts[interaction] = part;
        return RecordingPart.Of(interaction, part);
    }

    /// <summary>The recording that was started last.</summary>
    public RecordingId Current(InteractionId interaction) => RecordingPart.Of(interaction, _parts.GetValueOrDefault(interaction, 1));
}
