using Crm.Domain.ServiceLevels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Persistence.Configurations;

internal sealed class ServiceLevelPolicyConfiguration : IEntityTypeConfiguration<ServiceLevelPolicy>
{
    public void Configure(EntityTypeBuilder<ServiceLevelPolicy> builder)
    {
        builder.ToTable("ServiceLevelPolicies").HasKey(p => new { p.Code, p.Version });
        builder.Property(p => p.Code).HasMaxLength(Lengths.Code);
        builder.Property(p => p.NameZh).HasMaxLength(Lengths.Name);
        builder.Property(p => p.NameEn).HasMaxLength(Lengths.Name);
        builder.Property(p => p.CategoryCode).HasMaxLength(Lengths.Code);
        builder.Property(p => p.ChangedBy).HasMaxLength(Lengths.User);
        builder.Ignore(p => p.Scope);
        builder.HasIndex(p => p.IsCurrent);
    }
}
