namespace CallCenter.Web.Features.Catalogue;

/// <summary>What a field of a catalogue table holds.</summary>
internal enum SheetFieldKind
{
    Text,
    Number,

    /// <summary>Yuan with two decimals as text, fen on the wire.</summary>
    Money,
    Day,
    Flag,

    /// <summary>One of the field's choices.</summary>
    Choice,
}
