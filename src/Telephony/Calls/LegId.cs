using System.Globalization;

namespace Telephony.Calls;

/// <summary>One party's connection to us. The core numbers legs itself, so that no random id is needed to make one:
/// 1 is the customer's leg, 2 and up are agents, consulted parties and supervisors in order of appearance.</summary>
/// <param name="Interaction">The contact that the leg belongs to.</param>
/// <param name="Number">1 and up, never used twice within a contact; every offer, consult and monitor takes one, so a queue's longest wait and people's hands bound it.</param>
public readonly record struct LegId(InteractionId Interaction, int Number) : IComparable<LegId>
{
    /// <summary>The number of every customer's leg.</summary>
    public const int CustomerNumber = 1;

    /// <inheritdoc/>
    public int CompareTo(LegId other)
    {
        var byInteraction = Interaction.CompareTo(other.Interaction);
        return byInteraction != 0 ? byInteraction : Number.CompareTo(other.Number);
    }

    /// <summary>Interaction and number, parted by a slash.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Interaction.Value:D}/{Number}");
}
