namespace Crm.Domain.Imports;

/// <summary>What becomes of a row whose phone (of a unit: whose serial) is known.</summary>
public enum DuplicateChoice
{
    /// <summary>The row is left out.</summary>
    Skip,

    /// <summary>Only fields that are empty are filled; nothing that stands is changed.</summary>
    FillEmpty,

    /// <summary>A second one is made: two people may share a number. No serial exists twice.</summary>
    MakeAnyway,
}
