# In place of modules/confluent: what Confluent would have made, a twin has.

locals {
  twin = jsondecode(file("${path.module}/../twin.json"))
}

output "environment_id" { value = local.twin.environment }
output "cluster_id" { value = local.twin.cluster }
output "bootstrap_endpoint" { value = local.twin.variables.BROKER_ENDPOINT }
output "rest_endpoint" { value = "https://localhost" }
output "service_account_ids" { value = { connector = local.twin.connectors } }

output "cluster_api_keys" {
  sensitive = true
  value = { for role, name in { provisioning = "CLUSTER", worker = "WORKER", connector = "CONNECTOR" } : role => {
    key    = lookup(local.twin.variables, "${name}_API_KEY", "")
    secret = lookup(local.twin.variables, "${name}_API_SECRET", "")
  } }
}

output "cloud_api_key" {
  sensitive = true
  value = {
    key    = local.twin.variables.CONFLUENT_CLOUD_API_KEY
    secret = local.twin.variables.CONFLUENT_CLOUD_API_SECRET
  }
}
