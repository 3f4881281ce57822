namespace Crm.Domain.Pay;

/// <summary>How rows become pay, one version of it; a version never changes.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Base">底薪</param>
/// <param name="CoefficientMillionths">系数 of the jobs, in millionths.</param>
/// <param name="Cap">封顶: the most that jobs bring, or null.</param>
public sealed record PayFormula(int Version, Money Base, long CoefficientMillionths, Money? Cap);
