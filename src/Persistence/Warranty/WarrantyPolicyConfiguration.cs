using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Configurations;

namespace Persistence.Warranty;

internal sealed class WarrantyPolicyConfiguration : IEntityTypeConfiguration<WarrantyPolicyRow>
{
    public void Configure(EntityTypeBuilder<WarrantyPolicyRow> builder)
    {
        builder.ToTable("WarrantyPolicies").HasKey(p => new { p.Code, p.Version });
        builder.Property(p => p.Code).HasMaxLength(Lengths.Code);
        builder.Property(p => p.Version).ValueGeneratedNever();
        builder.Property(p => p.RecordedBy).HasMaxLength(Lengths.User);
        builder.Property(p => p.Reason).HasMaxLength(Lengths.Line);
    }
}
