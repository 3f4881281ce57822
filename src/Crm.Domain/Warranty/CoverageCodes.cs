namespace Crm.Domain.Warranty;

/// <summary>Codes of what a policy can cover. Parts are data; these are the ones the default policies use.</summary>
public static class CoverageCodes
{
    /// <summary>整机</summary>
    public const string Whole = "whole";

    /// <summary>合同保修: what a paid contract covers begins with this, its number follows.</summary>
    public const string Contract = "contract.";

    /// <summary>Longest number of a contract that is kept.</summary>
    public const int LongestContract = 30;

    /// <summary>True for a contract's coverage.</summary>
    public static bool IsContract(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code.StartsWith(Contract, StringComparison.Ordinal);
    }

    /// <summary>压缩机</summary>
    public const string Compressor = "compressor";

    /// <summary>主控板</summary>
    public const string MainBoard = "main-board";

    /// <summary>风扇电机</summary>
    public const string FanMotor = "fan-motor";

    /// <summary>电机</summary>
    public const string Motor = "motor";

    /// <summary>内胆</summary>
    public const string Tank = "tank";

    /// <summary>屏</summary>
    public const string Panel = "panel";
}
