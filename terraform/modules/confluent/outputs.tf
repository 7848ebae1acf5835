output "environment_id" {
  description = "The environment's id."
  value       = local.environment_id
}

output "cluster_id" {
  description = "The cluster's id."
  value       = confluent_kafka_cluster.this.id
}

output "bootstrap_endpoint" {
  description = "Host and port for Kafka clients, without the SASL_SSL:// that Confluent puts before it."
  value       = trimprefix(confluent_kafka_cluster.this.bootstrap_endpoint, "SASL_SSL://")
}

output "rest_endpoint" {
  description = "The address of the cluster's REST API."
  value       = confluent_kafka_cluster.this.rest_endpoint
}

output "service_account_ids" {
  description = "The id of each service account by its role."
  value       = { for role, account in confluent_service_account.this : role => account.id }
}

output "cluster_api_keys" {
  description = "The newest Kafka API key of each role but administrator: key and secret."
  sensitive   = true
  value = {
    for role, key in local.newest_key : role => { key = key.id, secret = key.secret } if role != "administrator"
  }
}

output "cloud_api_key" {
  description = "The Cloud API key for the Connect API: key and secret; null unless connectors are managed."
  sensitive   = true
  value = one([
    for number, key in confluent_api_key.cloud : { key = key.id, secret = key.secret } if number == tostring(local.newest)
  ])
}
